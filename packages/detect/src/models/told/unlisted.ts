import { isJsonObject, type Json } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import { idsOf } from '#stores/compare-states.ts';
import type { Answer, RequestFacts } from '../requests/requests.ts';
import type { Deletion } from './deletions.ts';

/** Questions whose last list is remembered, for each page, and the longest list that is. */
const MOST_LINES = 32;
const LONGEST = 2_000;
/** More that is gone at once is another list, and not deletions. */
const MOST_GONE = 10;

/** What an answer listed, and when. */
interface Listing {
  readonly ids: readonly string[];
  readonly at: number;
}

/** Names by which an answer says that it is one page of several. */
const isPageName = (name: string): boolean => /cursor|next|prev|page|more|offset|limit|total|before|after/i.test(name);

/**
 * Tells what an answer no longer lists that the one before it to the same question had listed, where the question has no parameters and
 * the answer does not say that there are more pages. A list that moves on, and gives up at one end what it takes in at the other, is none.
 */
export function watchUnlisted(bus: Bus<RequestFacts>, tell: (deletion: Deletion) => void): void {
  const listOf = perSession(() => new RecentMap<string, Listing>(MOST_LINES));

  bus.on('request.answered', (answer) => {
    const { request, content, text } = answer;
    const { session, line, isWrite } = request;
    if (isWrite || request.isCatchUp || line.includes('?') || content === undefined || text === undefined) return;
    const ids = listedIn(content.body);
    if (ids === undefined) return;
    const before = listOf(session).get(line);
    listOf(session).set(line, { ids, at: answer.at });
    if (before !== undefined) compare(answer, before, ids);
  });

  function compare({ request, at, seq }: Answer, { ids: before, at: beforeAt }: Listing, ids: readonly string[]): void {
    const listed = new Set(ids);
    const gone = before.filter((id) => !listed.has(id));
    if (gone.length === 0 || gone.length > MOST_GONE || movesOn(before, ids, listed)) return;
    const { session, line, pattern: source } = request;
    const lists = { now: listed, before: new Set(before), beforeAt };
    for (const id of gone) tell({ session, id, how: 'unlisted', line, source, lists, at, seq });
  }
}

/** The ids of the one list in an answer. `undefined`: it has none, or several, or is a page. */
function listedIn(body: Json): readonly string[] | undefined {
  const lists = Array.isArray(body) ? [body] : isJsonObject(body) && !isPage(body) ? Object.values(body) : [];
  const found = lists.filter((value) => Array.isArray(value));
  const [list, ...others] = found;
  if (list === undefined || others.length > 0 || list.length > LONGEST) return undefined;
  const ids = idsOf(list);
  return ids.length === list.length ? ids : undefined;
}

const isPage = (body: Json): boolean => isJsonObject(body) && Object.keys(body).some(isPageName);

/** Whether something new came in while the first or the last ones went: a list of the newest. */
function movesOn(before: readonly string[], ids: readonly string[], listed: ReadonlySet<string>): boolean {
  const known = new Set(before);
  if (ids.every((id) => known.has(id))) return false;
  return !listed.has(before[0] ?? '') || !listed.has(before.at(-1) ?? '');
}
