import type { DriftRecord, SessionId } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';

const PAGE_SIZE = 5_000;
/** A page that shows more would be slow, and nobody reads them. */
const MOST_PAGES = 6;
export const MOST_READ = MOST_PAGES * PAGE_SIZE;

/** Records of a session with `from <= t <= to` (ms since its origin), page after page, up to 30,000. */
export async function readAllRecords(
  api: Pick<ApiClient, 'records'>,
  session: SessionId,
  { from, to, kinds }: { readonly from: number; readonly to: number; readonly kinds: readonly string[] },
): Promise<readonly DriftRecord[]> {
  const all: DriftRecord[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ from: String(from), to: String(to), limit: String(PAGE_SIZE) });
    for (const kind of kinds) query.append('kind', kind);
    if (cursor !== undefined) query.set('cursor', cursor);
    const answer = await api.records(session, query);
    if (!answer.ok) break;
    all.push(...answer.value.records);
    cursor = answer.value.next;
    if (cursor === undefined) break;
  }
  return all;
}
