import type { SessionId } from '@driftscope/records';
import type { Detection } from '../detection/detection.ts';
import type { Refusal } from '../http/refusal.ts';
import { busy } from './busy.ts';

/**
 * Says why a batch of the session is not taken just now. Absent: it is.
 *
 * @param inWork how many others are being stored.
 */
export type Pace = (session: SessionId, inWork: number) => Refusal | undefined;

/** Bodies that may wait in memory to be judged. */
const MAX_BACKLOG_BYTES = 64 * 1024 * 1024;

/** How long they may: a verdict is to come within seconds. Who was told to come again is back before there is nothing to judge. */
const MAX_WAIT_MS = 2_000;

/**
 * Where that much waits there is no hurry, and only so many batches are stored at once of those who have had a turn: all whom
 * they come before would wait for them, and nothing is judged sooner for it.
 */
const CALM_WAIT_MS = 1_000;
const CALM_IN_WORK = 4;

/** Where more comes than can be judged, each session may bring one batch in so long, whatever others bring. */
const TURN_MS = 1_000;

/**
 * Builds what keeps verdicts soon when more comes than can be judged: whoever has had a turn is told to come again.
 *
 * Detection judges no further than all sessions are known. If those who send most crowded out the others, they would
 * make it wait for these, and keep all that they brought in memory meanwhile.
 */
export function createPace(detection: Pick<Detection, 'backlogBytes' | 'waitMs' | 'hold'>, clock: () => number): Pace {
  /** Epoch ms of each session's last turn, the one longest ago first. */
  const turns = new Map<SessionId, number>();

  const forget = (nowMs: number) => {
    for (const [session, atMs] of turns) {
      if (nowMs - atMs < TURN_MS) return;
      turns.delete(session);
    }
  };

  const isTooSoon = (inWork: number): boolean => {
    const { waitMs } = detection;
    return waitMs > MAX_WAIT_MS || (waitMs > CALM_WAIT_MS && inWork >= CALM_IN_WORK);
  };

  return (session, inWork) => {
    const nowMs = clock();
    forget(nowMs);
    const isFull = detection.backlogBytes > MAX_BACKLOG_BYTES;
    if (isFull || (turns.has(session) && isTooSoon(inWork))) {
      detection.hold(session, nowMs);
      return behind;
    }
    turns.delete(session);
    turns.set(session, nowMs);
    return undefined;
  };
}

const behind = busy('More records wait to be judged than the collector keeps ready.');
