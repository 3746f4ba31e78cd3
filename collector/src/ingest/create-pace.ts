import type { SessionId } from '@driftscope/records';
import type { Detection } from '../detection/detection.ts';
import type { Refusal } from '../http/refusal.ts';
import { busy } from './busy.ts';

/** Says why a batch of the session is not taken just now. Absent: it is. */
export type Pace = (session: SessionId) => Refusal | undefined;

/** Bodies that may wait to be judged, and for how long: a verdict is to come within seconds. */
const maxBacklogBytes = 64 * 1024 * 1024;
const maxBehindMs = 2_000;

/** So much may wait for any time: while detection starts over, a few senders need not come again. */
const freeBacklogBytes = 4 * 1024 * 1024;

/** Where more comes than can be judged, each session may bring one batch in so long, whatever others bring. */
const turnMs = 1_000;

/**
 * Builds what keeps verdicts soon when more comes than can be judged: whoever has had a turn is told to come again.
 *
 * Detection judges no further than all sessions are known. If those who send most crowded out the others, they would
 * make it wait for these, and keep all that they brought in memory meanwhile.
 */
export function createPace(
  detection: Pick<Detection, 'backlogBytes' | 'waitingSinceMs' | 'hold'>,
  clock: () => number,
): Pace {
  /** Epoch ms of each session's last turn, the one longest ago first. */
  const turns = new Map<SessionId, number>();

  const forget = (nowMs: number) => {
    for (const [session, atMs] of turns) {
      if (nowMs - atMs < turnMs) return;
      turns.delete(session);
    }
  };

  const isBehind = (nowMs: number): boolean => {
    const { backlogBytes, waitingSinceMs } = detection;
    return backlogBytes > freeBacklogBytes && waitingSinceMs !== undefined && nowMs - waitingSinceMs > maxBehindMs;
  };

  return (session) => {
    const nowMs = clock();
    forget(nowMs);
    const isFull = detection.backlogBytes > maxBacklogBytes;
    if (isFull || (turns.has(session) && isBehind(nowMs))) {
      detection.hold(session, nowMs);
      return behind;
    }
    turns.delete(session);
    turns.set(session, nowMs);
    return undefined;
  };
}

const behind = busy('More records wait to be judged than the collector keeps ready.');
