import { type DriftRecord, ok, type Result, type SessionDetail } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';
import { MOST_READ, readAllRecords } from '../records/read-all-records.ts';

export interface LoadedSession {
  readonly session: SessionDetail;
  /** All of them. Empty where there are more than a page can hold: these are read as they are looked at. */
  readonly records: readonly DriftRecord[];
}

/** More records than a page holds whole. */
export const isLong = ({ records }: Pick<SessionDetail, 'records'>): boolean => records > MOST_READ;

/** A session with its records. */
export async function loadSession(
  api: Pick<ApiClient, 'session' | 'records'>,
  id: string,
): Promise<Result<LoadedSession>> {
  const session = await api.session(id);
  if (!session.ok) return session;
  if (isLong(session.value)) return ok({ session: session.value, records: [] });
  const to = Math.max(0, session.value.lastAt - session.value.originMs);
  const records = await readAllRecords(api, session.value.id, { from: 0, to: Math.ceil(to), kinds: [] });
  return ok({ session: session.value, records });
}
