import { ok, type Result, type SessionPage } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';

/** The first `pages` pages as one, read anew: a list whose parts are of different times would miss some. */
export async function readSessions(api: Pick<ApiClient, 'sessions'>, pages: number): Promise<Result<SessionPage>> {
  let all: SessionPage = { sessions: [] };
  for (let page = 0; page < pages; page += 1) {
    const answer = await api.sessions(all.next);
    if (!answer.ok) return answer;
    all = { ...answer.value, sessions: [...all.sessions, ...answer.value.sessions] };
    if (all.next === undefined) break;
  }
  return ok(all);
}
