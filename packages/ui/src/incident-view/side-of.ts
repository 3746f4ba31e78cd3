import type { Incident } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import type { SessionRecord } from '../records/session-record.ts';

/** Who says it: the client that drifted, a server's probe, or another client. */
export type Side = 'this client' | 'server' | 'other client';

/** Tells the sides of an incident apart by their sessions: only a server's has records of a probe. */
export function createSideOf(
  incident: Pick<Incident, 'session'>,
  records: readonly SessionRecord[],
): (session: SessionId) => Side {
  const servers = new Set(
    records.filter(({ record }) => record.kind.startsWith('probe.')).map(({ session }) => session),
  );
  return (session) => {
    if (session === incident.session) return 'this client';
    return servers.has(session) ? 'server' : 'other client';
  };
}
