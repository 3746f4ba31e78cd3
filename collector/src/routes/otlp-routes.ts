import type { IncomingMessage } from 'node:http';
import { parseJson, type Result } from '@driftscope/records';
import { Router } from 'express';
import type { Access } from '../access/create-access.ts';
import { mediaTypeOf, readAnyBody } from '../http/read-body.ts';
import { type Refusal, refusal, refuse } from '../http/refusal.ts';
import { decodeOtlp } from '../otlp/decode-otlp.ts';
import { readOtlp } from '../otlp/read-otlp.ts';
import type { TraceIntake } from '../traces/create-trace-intake.ts';
import type { TraceReport } from '../traces/trace-report.ts';
import { only } from './only.ts';

export interface OtlpRouteOptions {
  readonly intake: TraceIntake;
  readonly access: Pick<Access, 'ask'>;
}

const PROTOBUF = 'application/x-protobuf';

/** `POST /v1/traces`: OTLP over HTTP, as JSON or protobuf. */
export function otlpRoutes({ intake, access }: OtlpRouteOptions): Router {
  const router = Router();
  router
    .route('/v1/traces')
    .post(access.ask('ingest'), async (request, response) => {
      const report = await readReport(request);
      if (!report.ok) return refuse(response, report.error);
      const taken = await intake(report.value);
      if (!taken.ok) return refuse(response, taken.error);
      const rejected = Object.values(taken.value.ignored).reduce((sum, count) => sum + count, 0);
      // In protobuf an answer that has nothing to say is empty. What was rejected is told in JSON only.
      if (mediaTypeOf(request) === PROTOBUF) response.type(PROTOBUF).end();
      else response.json(rejected === 0 ? {} : { partialSuccess: { rejectedSpans: String(rejected) } });
    })
    .all(only('POST'));
  return router;
}

async function readReport(request: IncomingMessage): Promise<Result<TraceReport, Refusal>> {
  const type = mediaTypeOf(request);
  if (type !== PROTOBUF && type !== 'application/json') return { ok: false, error: unknownType(type) };
  const body = await readAnyBody(request);
  if (!body.ok) return body;
  const decoded = type === PROTOBUF ? decodeOtlp(body.value) : parseJson(Buffer.from(body.value).toString('utf8'));
  const report = decoded.ok ? readOtlp(decoded.value) : decoded;
  return report.ok ? report : { ok: false, error: { status: 400, fault: report.error } };
}

const unknownType = (type: string): Refusal =>
  refusal(415, 'unknown-type', `The body is ${JSON.stringify(type)}.`, `Send application/json or ${PROTOBUF}.`);
