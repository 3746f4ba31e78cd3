import type { IncidentSummary } from '@driftscope/detect';
import { createListeners } from './create-listeners.ts';
import type { followLog, Log } from './follow-log.ts';
import type { Live, LiveStatus } from './live.ts';
import { createPushReader } from './read-pushes.ts';
import { toLiveStatus } from './to-live-status.ts';

/** Incidents that are held as they are now, 1 kB each; a dashboard may be open for weeks. */
const MOST_CHANGED = 5_000;

/**
 * Follows the collector's log of changes. When so much of it is known that it takes much room, it is begun anew.
 *
 * @param open brings what follows it. A page has things to show before it needs to be live.
 * @param now epoch ms.
 */
export function startLive(url: string, open: () => Promise<typeof followLog>, now: () => number): Live {
  const statuses = createListeners<[]>();
  const connects = createListeners<[]>();
  const begins = createListeners<[]>();
  const pushes = createListeners<[IncidentSummary]>();
  const startedAt = now();
  const reader = createPushReader();
  let status: LiveStatus = { kind: 'connecting' };
  let known: unknown;
  let isAway = true;
  let stop: (() => void) | undefined;

  function begin(follow: typeof followLog): void {
    stop?.();
    known = undefined;
    stop = follow(url, (log) => {
      hear(log);
      if (log.incidents.length > MOST_CHANGED) begin(follow);
    });
  }

  function hear({ epoch, incidents, status }: Log): void {
    const isNew = epoch !== known;
    known = epoch;
    const changed = reader.read(incidents);
    if (isNew) begins.call();
    else for (const incident of changed) pushes.call(incident);
    turn(toLiveStatus(status, startedAt));
  }

  function turn(next: LiveStatus): void {
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    statuses.call();
    if (next.kind === 'stale') isAway = true;
    if (next.kind !== 'live' || !isAway) return;
    isAway = false;
    connects.call();
  }

  open().then(begin, () => turn({ kind: 'stale', sinceAt: startedAt }));
  return {
    status: () => status,
    onStatus: statuses.add,
    onConnect: connects.add,
    onBegin: begins.add,
    onPush: pushes.add,
    changed: reader.all,
  };
}
