import type { Result } from '@driftscope/records';
import type { Appended, ReceivedBatch, SessionStore } from '../storage/session-store.ts';

interface Waiting {
  readonly received: ReceivedBatch;
  readonly resolve: (outcome: Result<Appended>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Builds the function that stores a batch and resolves once that is committed.
 *
 * What arrives in one turn of the event loop shares a commit, since a commit waits for the disk; no timer makes
 * anybody wait longer than that.
 */
export function createCommitter({
  append,
}: Pick<SessionStore, 'append'>): (received: ReceivedBatch) => Promise<Result<Appended>> {
  let waiting: Waiting[] = [];
  let busy = false;

  const flush = async () => {
    const taken = waiting;
    waiting = [];
    try {
      const outcomes = await append(taken.map(({ received }) => received));
      for (const [index, outcome] of outcomes.entries()) taken[index]?.resolve(outcome);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
    busy = false;
    schedule();
  };

  const schedule = () => {
    if (busy || waiting.length === 0) return;
    busy = true;
    setImmediate(() => void flush());
  };

  return (received) =>
    new Promise((resolve, reject) => {
      waiting.push({ received, resolve, reject });
      schedule();
    });
}
