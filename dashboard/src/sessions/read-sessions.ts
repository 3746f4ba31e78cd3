import { ok, type Result, type SessionPage } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';

export interface SessionChoice {
  /** Read as one, and anew: a list whose parts are of different times would miss some. */
  readonly pages: number;
  /** Only sessions that came from files. */
  readonly isFromFiles: boolean;
}

/** The first pages of the list. */
export async function readSessions(
  api: Pick<ApiClient, 'sessions'>,
  { pages, isFromFiles }: SessionChoice,
): Promise<Result<SessionPage>> {
  let all: SessionPage = { sessions: [] };
  for (let page = 0; page < pages; page += 1) {
    const query = { ...(isFromFiles && { imported: 'true' }), ...(all.next !== undefined && { cursor: all.next }) };
    const answer = await api.sessions(new URLSearchParams(query));
    if (!answer.ok) return answer;
    all = { ...answer.value, sessions: [...all.sessions, ...answer.value.sessions] };
    if (all.next === undefined) break;
  }
  return ok(all);
}
