import { type RequestHandler, Router } from 'express';
import { readAnyBody } from '../http/read-body.ts';
import { refuse } from '../http/refusal.ts';
import { createSenderJudge, type SenderJudgeOptions } from '../sentry/judge-sender.ts';
import { readEnvelope } from '../sentry/read-envelope.ts';
import type { TraceIntake } from '../traces/create-trace-intake.ts';
import { only } from './only.ts';

export interface EnvelopeRouteOptions extends SenderJudgeOptions {
  readonly intake: TraceIntake;
}

/** `POST /api/:project/envelope/`, where a DSN leads, and `POST /stream`, where Spotlight would be. */
export function envelopeRoutes({ intake, ...guard }: EnvelopeRouteOptions): Router {
  const judge = createSenderJudge(guard);
  const take: RequestHandler = async (request, response) => {
    const no = judge(request);
    if (no !== undefined) return refuse(response, no);
    const body = await readAnyBody(request);
    if (!body.ok) return refuse(response, body.error);
    const envelope = readEnvelope(body.value);
    if (!envelope.ok) return refuse(response, { status: 400, fault: envelope.error });
    const { eventId, ...report } = envelope.value;
    const taken = await intake(report);
    if (!taken.ok) return refuse(response, taken.error);
    response.json({ ...(eventId !== undefined && { id: eventId }), ...taken.value });
  };
  const router = Router();
  router
    .route(['/api/:project/envelope', '/stream'])
    .all(readableByPages)
    .options((_request, response) => {
      response.status(204).end();
    })
    .post(take)
    .all(only('POST', 'OPTIONS'));
  return router;
}

/** Pages of any origin send here; all they may read is the answer to that. */
const readableByPages: RequestHandler = (_request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'Content-Type, Content-Encoding, X-Sentry-Auth',
    'Access-Control-Max-Age': '3600',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
  });
  next();
};
