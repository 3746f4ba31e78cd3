import type { Batch, Result } from '@driftscope/records';
import type { CommittedBatch } from '../detection/detection.ts';
import type { Refusal } from '../http/refusal.ts';
import type { ReportFault } from '../report-fault.ts';
import type { Appended, SessionStore } from '../storage/session-store.ts';
import { createCommitter } from './create-committer.ts';

export interface IntakeOptions {
  readonly sessions: Pick<SessionStore, 'append'>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** A batch with something new in it was committed. Must return at once. */
  readonly onStored: (committed: CommittedBatch) => void;
  readonly report: ReportFault;
}

/**
 * Stores a batch, and resolves once it survives the death of the process.
 *
 * @param body its JSON text in UTF-8.
 */
export type Intake = (batch: Batch, body: Uint8Array) => Promise<Result<Appended, Refusal>>;

/** Builds the one way in for records, however they come: commit, and only then hand on to detection. */
export function createIntake({ sessions, clock, onStored, report }: IntakeOptions): Intake {
  const commit = createCommitter(sessions);

  return async (batch, body) => {
    const received = { batch, body, receivedMs: clock() };
    const outcome = await commit(received).catch((cause: unknown) => {
      report(storeFailed, cause);
      return undefined;
    });
    if (outcome === undefined) return { ok: false, error: { status: 503, fault: storeFailed } };
    if (!outcome.ok) return { ok: false, error: { status: 409, fault: outcome.error } };
    if (outcome.value === 'stored') onStored(received);
    return outcome;
  };
}

const storeFailed = {
  kind: 'store-failed',
  message: 'The batch could not be stored.',
  hint: 'Send it again later. The collector’s own output says why: is the disk full?',
};
