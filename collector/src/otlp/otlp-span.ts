import { createHash } from 'node:crypto';
import { type TraceError, TraceErrorSchema, type TraceSpan } from '@driftscope/records';
import { Compile } from 'typebox/compile';
import { makeSpan } from '../traces/make-span.ts';
import { readAttributes } from '../traces/read-attributes.ts';
import type { OtlpKeyValue, OtlpSpan } from './otlp-schema.ts';

type Attributes = TraceSpan['attributes'];

const checkError = Compile(TraceErrorSchema);

/** Attributes as a map. Lists and maps are left out. */
export function toAttributes(pairs: readonly OtlpKeyValue[] = []): Attributes {
  return readAttributes(
    pairs.map(({ key, value = {} }) => {
      const { stringValue, boolValue, intValue, doubleValue } = value;
      const number = intValue ?? doubleValue;
      return [key, stringValue ?? boolValue ?? (number === undefined ? undefined : Number(number))];
    }),
  );
}

/** Absent: its ids or times are none. `about`: attributes of its resource. */
export function toSpan(span: OtlpSpan, about: Attributes): TraceSpan | undefined {
  const code = span.status?.code;
  return makeSpan({
    ...originOf(about),
    traceId: span.traceId,
    spanId: span.spanId,
    parentId: span.parentSpanId,
    name: span.name || 'span',
    startAt: msOf(span.startTimeUnixNano),
    endAt: msOf(span.endTimeUnixNano),
    failed: code === 2 || code === 'STATUS_CODE_ERROR',
    attributes: toAttributes(span.attributes),
  });
}

/** The exceptions that a span noted, by the semantic conventions. They have no id of their own, so one is made of them. */
export function toErrors(span: OtlpSpan, about: Attributes): readonly (TraceError | undefined)[] {
  const noted = (span.events ?? []).filter(({ name }) => name === 'exception');
  return noted.map(({ timeUnixNano = span.endTimeUnixNano, attributes }, index) => {
    const of = toAttributes(attributes);
    const text = (name: string) => (typeof of[name] === 'string' ? of[name] : undefined);
    const [type, escaped] = [text('exception.type'), of['exception.escaped']];
    const stack = attributes?.find(({ key }) => key === 'exception.stacktrace')?.value?.stringValue ?? '';
    const { service, ...origin } = originOf(about);
    const error = {
      ...origin,
      ...(service !== undefined && { service }),
      id: createHash('sha256').update(`${span.traceId}/${span.spanId}/${index}`).digest('hex').slice(0, 32),
      traceId: span.traceId.toLowerCase(),
      spanId: span.spanId.toLowerCase(),
      at: msOf(timeUnixNano),
      message: (text('exception.message') ?? type ?? '').slice(0, 2_000),
      frames: framesOf(stack),
      ...(type !== undefined && { name: type.slice(0, 200) }),
      ...(span.name && { during: span.name.slice(0, 500) }),
      ...(typeof escaped === 'boolean' && { handled: !escaped }),
    };
    return checkError.Check(error) ? error : undefined;
  });
}

function originOf(about: Attributes) {
  const text = (name: string) => (typeof about[name] === 'string' ? about[name].slice(0, 200) : undefined);
  const release = text('service.version');
  return {
    side: about['telemetry.sdk.language'] === 'webjs' ? ('client' as const) : ('server' as const),
    service: text('service.name'),
    ...(release !== undefined && { release }),
  };
}

/** Lines of a stack, whatever the language; the first is often the message. */
function framesOf(stack: string): TraceError['frames'] {
  const lines = stack.split('\n').map((line) => line.trim());
  const calls = lines.filter((line) => /^(?:at |File )/.test(line));
  return calls.slice(0, 50).map((line) => ({ text: line.replace(/^at /, '').slice(0, 500) }));
}

/** Epoch ms. To the microsecond, which a double still holds. */
const msOf = (nanos: string | number): number => Number(BigInt(nanos) / 1000n) / 1000;
