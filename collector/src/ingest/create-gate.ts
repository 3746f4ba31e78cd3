import type { IncomingMessage } from 'node:http';
import type { Result } from '@driftscope/records';
import type { Detection } from '../detection/detection.ts';
import { maxBytes, maxInflatedBytes } from '../http/read-body.ts';
import type { Refusal } from '../http/refusal.ts';

/** Lets a request with a body in, until `leave` is called; or says why not now. */
export type Gate = (request: Pick<IncomingMessage, 'headers'>) => Result<{ readonly leave: () => void }, Refusal>;

/** Room for bodies that are being read, checked and committed. */
const roomBytes = 128 * 1024 * 1024;

/** Bodies that may wait to be judged, and for how long: a verdict is to come within seconds. */
const maxBacklogBytes = 64 * 1024 * 1024;
const maxBehindMs = 5_000;

/** So much may wait for any time: while detection starts over, a few senders need not come again. */
const freeBacklogBytes = 4 * 1024 * 1024;

/** How often detection is told that senders are asked to come again. */
const holdEveryMs = 1_000;

/** What a packed body is taken to become. */
const inflation = 10;

/**
 * Builds what keeps memory bounded, and verdicts soon, when more comes than can be taken: the sender is told to come again, and nobody who
 * was let in waits for those who were not.
 */
export function createGate(
  detection: Pick<Detection, 'backlogBytes' | 'waitingSinceMs' | 'hold'>,
  clock: () => number,
): Gate {
  let takenBytes = 0;
  let heldAtMs = Number.NEGATIVE_INFINITY;
  const isBehind = () => {
    const { backlogBytes, waitingSinceMs } = detection;
    if (backlogBytes <= freeBacklogBytes || waitingSinceMs === undefined) return false;
    return backlogBytes > maxBacklogBytes || clock() - waitingSinceMs > maxBehindMs;
  };
  const comeAgain = (error: Refusal): ReturnType<Gate> => {
    const nowMs = clock();
    if (nowMs - heldAtMs >= holdEveryMs) {
      heldAtMs = nowMs;
      detection.hold(nowMs);
    }
    return { ok: false, error };
  };
  return ({ headers }) => {
    if (isBehind()) return comeAgain(behind);
    const sizeBytes = roomFor(headers);
    if (takenBytes + sizeBytes > roomBytes) return comeAgain(crowded);
    takenBytes += sizeBytes;
    const leave = () => {
      takenBytes -= sizeBytes;
    };
    return { ok: true, value: { leave } };
  };
}

/** Bytes that a body may take, by what is said of it. More than may come is not read. */
function roomFor(headers: IncomingMessage['headers']): number {
  const sizeBytes = Math.min(Number(headers['content-length'] ?? maxBytes), maxBytes);
  return headers['content-encoding'] === undefined ? sizeBytes : Math.min(inflation * sizeBytes, maxInflatedBytes);
}

const busy = (message: string): Refusal => ({
  status: 503,
  fault: { kind: 'busy', message, hint: 'Send it again after as many seconds as Retry-After says.' },
  retryAfterS: 1,
});
const behind = busy('More records wait to be judged than the collector keeps ready.');
const crowded = busy('More is being sent to the collector at once than it keeps in memory.');
