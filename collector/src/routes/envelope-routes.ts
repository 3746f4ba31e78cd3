import type { Result } from '@driftscope/records';
import { type Request, type RequestHandler, Router } from 'express';
import type { Forwarding } from '../forwarding/start-forwarding.ts';
import { readPackedBody, unpackBody } from '../http/read-body.ts';
import { type Refusal, refuse } from '../http/refusal.ts';
import { createSenderJudge, type SenderJudgeOptions } from '../sentry/judge-sender.ts';
import { type EnvelopeReport, readEnvelope } from '../sentry/read-envelope.ts';
import type { TraceIntake } from '../traces/create-trace-intake.ts';
import { only } from './only.ts';

export interface EnvelopeRouteOptions extends SenderJudgeOptions {
  readonly intake: TraceIntake;
  /** Sends on what came by a DSN. Absent: nothing is sent on. */
  readonly forwarding?: Pick<Forwarding, 'take'> | undefined;
}

/** `POST /api/:project/envelope/`, where a DSN leads, and `POST /stream`, where Spotlight would be. */
export function envelopeRoutes({ intake, forwarding, ...guard }: EnvelopeRouteOptions): Router {
  const judge = createSenderJudge(guard);
  const take: RequestHandler = async (request, response) => {
    const no = judge(request);
    if (no !== undefined) return refuse(response, no);
    const envelope = await readFrom(request, forwarding);
    if (!envelope.ok) return refuse(response, envelope.error);
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

/** Reads an envelope, and hands it over to be sent on as it came, whatever becomes of it here. */
async function readFrom(
  request: Request,
  forwarding: EnvelopeRouteOptions['forwarding'],
): Promise<Result<EnvelopeReport, Refusal>> {
  const packed = await readPackedBody(request);
  if (!packed.ok) return packed;
  const body = await unpackBody(request, packed.value);
  // Who sends to `/stream` does so beside the team's own Sentry.
  if (request.path !== '/stream') await forwarding?.take(request, packed.value, body.ok ? body.value : undefined);
  if (!body.ok) return body;
  const envelope = readEnvelope(body.value);
  return envelope.ok ? envelope : { ok: false, error: { status: 400, fault: envelope.error } };
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
