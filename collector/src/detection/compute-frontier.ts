import type { LiveSession } from './live-session.ts';

/** Records of one moment come from several senders; they get this long to arrive. */
const settleMs = 1_000;

/** Senders say how far they are about every second while something happens. One that is silent for longer is not waited for. */
const silentMs = 3_000;

/** Those who were asked to come again are silent for our sake: to go on without them would make all that they bring late. */
const heldMs = 30_000;

/**
 * Up to which instant (epoch ms) detection may judge: no further than every session that is being heard of is known.
 *
 * Clocks are taken to agree. What arrives after the frontier has passed it is late, and sets off a second look.
 *
 * @param heldAtMs epoch ms when a sender was last asked to come again
 */
export function computeFrontier(
  sessions: Iterable<LiveSession>,
  nowMs: number,
  heldAtMs = Number.NEGATIVE_INFINITY,
): number {
  const patienceMs = nowMs - heldAtMs <= heldMs ? heldMs : silentMs;
  let frontierAt = nowMs - settleMs;
  for (const { ended, heardMs, knownToAt } of sessions) {
    if (!ended && nowMs - heardMs <= patienceMs) frontierAt = Math.min(frontierAt, knownToAt);
  }
  return frontierAt;
}
