import type { Batch } from '@driftscope/records';
import type { RequestHandler } from 'express';
import { readBody } from '../http/read-body.ts';
import { refuse } from '../http/refusal.ts';
import type { ReportFault } from '../report-fault.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { createCommitter } from './create-committer.ts';
import { readBatch } from './read-batch.ts';

export interface IngestOptions {
  readonly sessions: Pick<SessionStore, 'append'>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** A batch with something new in it was committed. */
  readonly onStored: (batch: Batch) => void;
  readonly report: ReportFault;
}

/**
 * Builds the handler that takes batches: read, check, commit, answer 202 `{ acked }`, and only then hand on to detection.
 *
 * An acknowledged batch survives the death of the process. The same batch again gets the same answer.
 */
export function createIngest({ sessions, clock, onStored, report }: IngestOptions): RequestHandler {
  const commit = createCommitter(sessions);

  return async (request, response) => {
    const body = await readBody(request);
    if (!body.ok) return refuse(response, body.error);
    const batch = readBatch(body.value);
    if (!batch.ok) return refuse(response, { status: 400, fault: batch.error });
    const received = { batch: batch.value, body: body.value, receivedMs: clock() };
    const outcome = await commit(received).catch((cause: unknown) => {
      report(storeFailed, cause);
      return undefined;
    });
    if (outcome === undefined) return refuse(response, { status: 503, fault: storeFailed });
    if (!outcome.ok) return refuse(response, { status: 409, fault: outcome.error });
    response.status(202).json({ acked: batch.value.batch });
    if (outcome.value === 'stored') onStored(batch.value);
  };
}

const storeFailed = {
  kind: 'store-failed',
  message: 'The batch could not be stored.',
  hint: 'Send it again later. The collector’s own output says why: is the disk full?',
};
