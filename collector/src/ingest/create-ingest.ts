import { type Batch, ownOriginMs, parseSentAt, type Result, SENT_AT } from '@driftscope/records';
import type { Request, RequestHandler } from 'express';
import { readBody } from '../http/read-body.ts';
import { type Refusal, refuse } from '../http/refusal.ts';
import type { Gate } from './create-gate.ts';
import type { Intake } from './create-intake.ts';
import type { Pace } from './create-pace.ts';
import { readBatch } from './read-batch.ts';

export interface IngestOptions {
  readonly intake: Intake;
  readonly gate: Gate;
  readonly pace: Pace;
  /** Epoch ms. */
  readonly clock: () => number;
}

/**
 * Builds the handler that takes batches: read, check, commit, answer 202 `{ acked }`.
 *
 * An acknowledged batch survives the death of the process. The same batch again gets the same answer. Who sends more
 * than can be taken gets 503 with `Retry-After`.
 */
export function createIngest({ intake, gate, pace, clock }: IngestOptions): RequestHandler {
  let inWork = 0;

  const takeFrom = async (request: Request): Promise<Result<number, Refusal>> => {
    const arrivedMs = clock();
    const body = await readBody(request);
    if (!body.ok) return body;
    const batch = readBatch(body.value);
    if (!batch.ok) return { ok: false, error: { status: 400, fault: batch.error } };
    const early = pace(batch.value.session.id, inWork);
    if (early !== undefined) return { ok: false, error: early };
    inWork++;
    const taken = await intake(batch.value, body.value, { lagMs: lagOf(request, batch.value, arrivedMs) }).finally(
      () => inWork--,
    );
    return taken.ok ? { ok: true, value: batch.value.batch } : taken;
  };

  return async (request, response) => {
    const entered = gate(request);
    if (!entered.ok) return refuse(response, entered.error);
    const acked = await takeFrom(request).finally(entered.value.leave);
    if (acked.ok) response.status(202).json({ acked: acked.value });
    else refuse(response, acked.error);
  };
}

/** Where its own clock was set back since, a session is known to be beyond what that clock says. */
function lagOf({ headers }: Request, { session, until = 0 }: Batch, arrivedMs: number): number | undefined {
  const sentMs = parseSentAt(headers[SENT_AT]?.toString());
  return sentMs === undefined ? undefined : arrivedMs - Math.max(sentMs, ownOriginMs(session) + until);
}
