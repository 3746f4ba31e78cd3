import type { RequestHandler } from 'express';
import { readBody } from '../http/read-body.ts';
import { refuse } from '../http/refusal.ts';
import type { Intake } from './create-intake.ts';
import { readBatch } from './read-batch.ts';

/**
 * Builds the handler that takes batches: read, check, commit, answer 202 `{ acked }`.
 *
 * An acknowledged batch survives the death of the process. The same batch again gets the same answer.
 */
export function createIngest(intake: Intake): RequestHandler {
  return async (request, response) => {
    const body = await readBody(request);
    if (!body.ok) return refuse(response, body.error);
    const batch = readBatch(body.value);
    if (!batch.ok) return refuse(response, { status: 400, fault: batch.error });
    const taken = await intake(batch.value, body.value);
    if (!taken.ok) return refuse(response, taken.error);
    response.status(202).json({ acked: batch.value.batch });
  };
}
