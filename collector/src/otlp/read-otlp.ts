import { fail, ok, type Result } from '@driftscope/records';
import { Compile } from 'typebox/compile';
import { gatherReport } from '../traces/gather-report.ts';
import type { TraceReport } from '../traces/trace-report.ts';
import { OtlpRequestSchema, OtlpSpanSchema } from './otlp-schema.ts';
import { toAttributes, toErrors, toSpan } from './otlp-span.ts';

const checkRequest = Compile(OtlpRequestSchema);
const checkSpan = Compile(OtlpSpanSchema);

/** Reads an OTLP export of traces in its JSON form. Exceptions that spans noted become errors. */
export function readOtlp(value: unknown): Result<TraceReport> {
  if (!checkRequest.Check(value)) {
    const [error] = checkRequest.Errors(value);
    const place = error?.instancePath.replaceAll('/', '.') || ' the body';
    return fail('invalid-traces', `In${place}: ${error?.message ?? 'not valid'}.`, 'Send an OTLP export of traces.');
  }
  const gatherer = gatherReport();
  for (const { resource, scopeSpans = [] } of value.resourceSpans ?? []) {
    const about = toAttributes(resource?.attributes);
    for (const span of scopeSpans.flatMap(({ spans = [] }) => spans)) {
      if (!checkSpan.Check(span)) {
        gatherer.ignore('span');
        continue;
      }
      gatherer.span('span', toSpan(span, about));
      for (const error of toErrors(span, about)) gatherer.error('exception', error);
    }
  }
  return ok(gatherer.report());
}
