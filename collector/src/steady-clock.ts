/**
 * Builds a clock that goes as the machine's does, also when that is put forward, but not back with it: what was stored would
 * be of the future, and nobody would be judged until the time had come again. It is ahead then, until the next start.
 *
 * @param wall the machine's clock, epoch ms
 * @param monotonic a clock that is never set, ms
 * @param atLeastMs epoch ms that it is already by a clock of the same kind. Absent: there is none.
 * @returns whole epoch ms.
 */
export function createSteadyClock(wall: () => number, monotonic: () => number, atLeastMs = 0): () => number {
  let lastMs = Math.max(wall(), atLeastMs);
  let lastTick = monotonic();
  return () => {
    const tick = monotonic();
    lastMs = Math.max(wall(), lastMs + tick - lastTick);
    lastTick = tick;
    return Math.floor(lastMs);
  };
}
