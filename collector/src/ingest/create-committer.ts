import type { Result } from '@driftscope/records';
import type { Appended, ReceivedBatch, SessionStore } from '../storage/session-store.ts';

interface Waiting {
  readonly received: ReceivedBatch;
  readonly resolve: (outcome: Result<Appended>) => void;
  readonly reject: (error: unknown) => void;
}

const restMaxMs = 10;

/**
 * Builds the function that stores a batch and resolves once that is committed.
 *
 * What arrives in one turn of the event loop shares a commit, since a commit waits for the disk. After a commit as much
 * time passes as it took, some ms at most, before the next: where more comes all the time, half of the time is left to
 * read and check it, and commits are fewer and larger.
 *
 * @param nowMs monotonic.
 */
export function createCommitter(
  { append }: Pick<SessionStore, 'append'>,
  nowMs: () => number = () => performance.now(),
): (received: ReceivedBatch) => Promise<Result<Appended>> {
  let waiting: Waiting[] = [];
  let busy = false;
  let restUntilMs = Number.NEGATIVE_INFINITY;

  const flush = async () => {
    const taken = waiting;
    waiting = [];
    const startedMs = nowMs();
    try {
      const outcomes = await append(taken.map(({ received }) => received));
      for (const [index, outcome] of outcomes.entries()) taken[index]?.resolve(outcome);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
    const endedMs = nowMs();
    restUntilMs = endedMs + Math.min(endedMs - startedMs, restMaxMs);
    busy = false;
    schedule();
  };

  const schedule = () => {
    if (busy || waiting.length === 0) return;
    busy = true;
    const restMs = restUntilMs - nowMs();
    if (restMs > 0) setTimeout(() => void flush(), restMs);
    else setImmediate(() => void flush());
  };

  return (received) =>
    new Promise((resolve, reject) => {
      waiting.push({ received, resolve, reject });
      schedule();
    });
}
