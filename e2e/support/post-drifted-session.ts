import type { Batch, DriftRecord, SessionId } from '@driftscope/records';

const ORIGIN_MS = 1_700_000_000_000;

/** What a page left in a store when its user logged out. A collector finds `logout.stale-store` in it. */
export async function postDriftedSession(collectorUrl: string, name: string, user: string): Promise<void> {
  const records: readonly DriftRecord[] = [
    { seq: 1, t: 0, kind: 'recorder.on', fromStart: true },
    { seq: 2, t: 100, kind: 'identity.seen', who: user, label: user, how: 'jwt' },
    { seq: 3, t: 200, kind: 'store.found', store: 1, library: 'zustand', name: 'session', via: 'hook' },
    { seq: 4, t: 200, kind: 'store.snapshot', store: 1, state: { user: { id: user } } },
    { seq: 5, t: 5_000, kind: 'identity.logout', who: user, label: user, how: 'response' },
  ];
  const session = { id: name as SessionId, originMs: ORIGIN_MS, app: name, origin: 'http://app.test' };
  const batch: Batch = { v: 1, session, batch: 1, records: [...records], until: 60_000 };
  const response = await fetch(`${collectorUrl}/api/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  if (response.status !== 202) throw new Error(`The collector answered ${response.status}: ${await response.text()}`);
}
