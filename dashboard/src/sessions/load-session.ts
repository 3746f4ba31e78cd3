import { type DriftRecord, ok, type Result, type SessionDetail } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';
import { readAllRecords } from '../records/read-all-records.ts';

export interface LoadedSession {
  readonly session: SessionDetail;
  /** From the start, as many as a page shows. */
  readonly records: readonly DriftRecord[];
}

/** A session with its records. */
export async function loadSession(
  api: Pick<ApiClient, 'session' | 'records'>,
  id: string,
): Promise<Result<LoadedSession>> {
  const session = await api.session(id);
  if (!session.ok) return session;
  const to = Math.max(0, session.value.lastAt - session.value.originMs);
  const records = await readAllRecords(api, session.value.id, { from: 0, to: Math.ceil(to), kinds: [] });
  return ok({ session: session.value, records });
}
