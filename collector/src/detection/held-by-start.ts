import type { RecentSession } from '../storage/session-store.ts';
import { SILENT_MS } from './compute-frontier.ts';
import type { HeldMs } from './create-rebuild.ts';

/** Those who sent until the collector ended are silent for our sake, too: they come again once they find it back. */
export function heldByStart(recent: readonly RecentSession[], startedMs: number): HeldMs {
  const lastMs = recent.reduce((latest, { heardMs }) => Math.max(latest, heardMs), Number.NEGATIVE_INFINITY);
  return ({ heardMs }) => (heardMs >= lastMs - SILENT_MS ? startedMs : Number.NEGATIVE_INFINITY);
}
