import type { DriftRecord, SessionHeader } from '@driftscope/records';
import { postSession } from './post-session.ts';

/** What a page left in a store when its user logged out. A collector finds `logout.stale-store` in it. */
export const postDriftedSession = (
  collectorUrl: string,
  name: string,
  user: string,
  originMs?: number,
  header: Partial<SessionHeader> = {},
): Promise<void> => {
  const records: readonly DriftRecord[] = [
    { seq: 1, t: 0, kind: 'recorder.on', fromStart: true },
    { seq: 2, t: 100, kind: 'identity.seen', who: user, label: user, how: 'jwt' },
    { seq: 3, t: 200, kind: 'store.found', store: 1, library: 'zustand', name: 'session', via: 'hook' },
    { seq: 4, t: 200, kind: 'store.snapshot', store: 1, state: { user: { id: user } } },
    { seq: 5, t: 5_000, kind: 'identity.logout', who: user, label: user, how: 'response' },
  ];
  return postSession(collectorUrl, name, records, { originMs, header });
};
