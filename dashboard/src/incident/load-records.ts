import type { IncidentDetail } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import type { ApiClient } from '../api/api-client.ts';
import { readAllRecords } from '../records/read-all-records.ts';

/** How much of what came before and after an incident is shown. */
const MARGIN_MS = 10_000;

/**
 * Records of all sessions that took part in an incident, around its span. Of before, only what later records need to be
 * understood: sockets and their frames, names of stores. A session that cannot be read is left out; its evidence came
 * with the incident.
 */
export async function loadRecords(
  api: Pick<ApiClient, 'session' | 'records'>,
  incident: IncidentDetail,
): Promise<readonly SessionRecord[]> {
  const sessions = new Set([incident.session, ...incident.evidence.map(({ session }) => session)]);
  for (const { session } of incident.witness) sessions.add(session);
  const loaded = await Promise.all([...sessions].map((session) => loadSession(api, incident, session)));
  return loaded.flat();
}

async function loadSession(
  api: Pick<ApiClient, 'session' | 'records'>,
  { at, untilAt }: IncidentDetail,
  session: SessionId,
): Promise<readonly SessionRecord[]> {
  const header = await api.session(session);
  if (!header.ok) return [];
  const { originMs } = header.value;
  const from = Math.max(0, at - MARGIN_MS - originMs);
  const to = Math.max(0, untilAt + MARGIN_MS - originMs);
  const [before, around] = await Promise.all([
    readAllRecords(api, session, { from: 0, to: from, kinds: ['socket.*', 'store.found', 'identity.*'] }),
    readAllRecords(api, session, { from, to, kinds: [] }),
  ]);
  const seen = new Set(around.map(({ seq }) => seq));
  const records = [...before.filter(({ seq }) => !seen.has(seq)), ...around];
  return records.sort((a, b) => a.seq - b.seq).map((record) => ({ session, originMs, record }));
}
