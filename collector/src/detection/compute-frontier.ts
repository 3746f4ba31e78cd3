import type { LiveSession } from './live-session.ts';

/** Records of one moment come from several senders; they get this long to arrive. */
const SETTLE_MS = 1_000;

/** Senders say how far they are about every second while something happens. One that is silent for longer is not waited for. */
export const SILENT_MS = 3_000;

/** Who was asked to come again is silent for our sake, and comes within a second or two, if at all. */
const HELD_SILENT_MS = 10_000;

/**
 * Up to which instant (epoch ms) detection may judge: no further than every session that is being heard of is known.
 *
 * Clocks are taken to agree. What arrives after the frontier has passed it is late, and sets off a second look.
 */
export function computeFrontier(sessions: Iterable<LiveSession>, nowMs: number): number {
  let frontierAt = nowMs - SETTLE_MS;
  for (const session of sessions) {
    if (isAwaited(session, nowMs)) frontierAt = Math.min(frontierAt, session.knownToAt);
  }
  return frontierAt;
}

function isAwaited({ ended, heardMs, heldMs }: LiveSession, nowMs: number): boolean {
  const isHeld = heldMs > heardMs && nowMs - heldMs <= HELD_SILENT_MS;
  return !ended && (isHeld || nowMs - heardMs <= SILENT_MS);
}
