import { ok, type Result, type SessionPage } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';

export interface SessionChoice {
  /** Read as one, and anew: a list whose parts are of different times would miss some. */
  readonly pages: number;
  /** As the collector is asked. */
  readonly query: URLSearchParams;
}

/** The first pages of the list. */
export async function readSessions(
  api: Pick<ApiClient, 'sessions'>,
  { pages, query }: SessionChoice,
): Promise<Result<SessionPage>> {
  let all: SessionPage = { sessions: [] };
  for (let page = 0; page < pages; page += 1) {
    const asked = new URLSearchParams(query);
    if (all.next !== undefined) asked.set('cursor', all.next);
    const answer = await api.sessions(asked);
    if (!answer.ok) return answer;
    all = { ...answer.value, sessions: [...all.sessions, ...answer.value.sessions] };
    if (all.next === undefined) break;
  }
  return ok(all);
}
