import type { Batch, Result } from '@driftscope/records';
import type { CommittedBatch } from '../detection/detection.ts';
import type { Refusal } from '../http/refusal.ts';
import { storeRefusal } from '../http/store-refusal.ts';
import type { ReportFault } from '../report-fault.ts';
import type { Appended, ReceivedBatch, SessionStore } from '../storage/session-store.ts';
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
 * @param way how it came. Absent: its page or server sent it, and did not say when.
 */
export type Intake = (
  batch: Batch,
  body: Uint8Array,
  way?: Pick<ReceivedBatch, 'lagMs' | 'imported'>,
) => Promise<Result<Appended, Refusal>>;

/** Of batches that may be stored though nobody was told so, the latest are remembered: some minutes of a disk that fails. */
const UNSURE_MAX = 10_000;

/**
 * Builds the one way in for records, however they come: commit, and only then hand on to detection.
 *
 * Where the disk fails a batch may be there though its sender was told that it is not. It was never handed on, so that is
 * made up for when it comes again.
 */
export function createIntake({ sessions, clock, onStored, report }: IntakeOptions): Intake {
  const commit = createCommitter(sessions.append);
  /** Said once, and not for each that is refused meanwhile. */
  let isFailing = false;
  /** The one whose commit failed longest ago comes first. */
  const unsure = new Set<string>();

  const doubt = (name: string) => {
    unsure.add(name);
    for (const oldest of unsure) {
      if (unsure.size <= UNSURE_MAX) return;
      unsure.delete(oldest);
    }
  };

  return async (batch, body, way) => {
    const received = { batch, body, receivedMs: clock(), ...way };
    const name = `${batch.session.id} ${batch.batch}`;
    const outcome = await commit(received).catch((cause: unknown) => {
      const refused = storeRefusal(cause);
      if (!isFailing) report(refused.fault, cause);
      isFailing = true;
      doubt(name);
      return refused;
    });
    if ('fault' in outcome) return { ok: false, error: outcome };
    isFailing = false;
    if (!outcome.ok) return { ok: false, error: { status: 409, fault: outcome.error } };
    const wasUnsure = unsure.delete(name);
    const { kind, clockOffsetMs } = outcome.value;
    if (kind === 'stored' || wasUnsure) onStored({ ...received, clockOffsetMs });
    return outcome;
  };
}
