import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import { namesDeletion } from '#entities/deletion-name.ts';
import { asId, idOf } from '#entities/entity-id.ts';
import { idsOf } from '#stores/compare-states.ts';
import type { Answer, RequestFacts } from '../requests/requests.ts';
import type { Deletion } from './deletions.ts';

/** Questions for what is new that are remembered for each page, and things of each. */
const MOST_SOURCES = 32;
const MOST_LISTED = 2_000;
/** How deep the parts of an answer lie: `{ changes: { tasks: { updated: [], deleted: [] } } }`. */
const DEEPEST = 4;
/** More that is gone at once is another list, and not deletions. */
const MOST_GONE = 10;

/** What one part of an answer brings, and what it says to be gone. */
interface Part {
  readonly path: string;
  readonly brought: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Tells what an answer to a question for what is new says to be gone, beside what it brings: `{ upserts: [], deleted: [] }`. Only of what
 * the same question had brought to the page.
 */
export function watchDroppedInChanges(bus: Bus<RequestFacts>, tell: (deletion: Deletion) => void): void {
  const listedOf = perSession(() => new RecentMap<string, Set<string>>(MOST_SOURCES));

  bus.on('request.answered', (answer) => {
    const { request, content } = answer;
    if (request.isWrite || !request.isCatchUp || content === undefined) return;
    for (const part of partsOf(content.body)) take(answer, part);
  });

  function take({ request, at, seq }: Answer, { path, brought, gone }: Part): void {
    const { session, line, pattern: source } = request;
    const key = `${source}\n${path}`;
    const listed = listedOf(session).get(key) ?? new Set();
    listedOf(session).set(key, listed);
    const left = gone.filter((id) => listed.has(id) && !brought.includes(id));
    for (const id of gone) listed.delete(id);
    for (const id of brought) if (listed.size < MOST_LISTED) listed.add(id);
    if (left.length > MOST_GONE) return;
    for (const id of left) tell({ session, id, how: 'told', line, source, beside: new Set(listed), at, seq });
  }
}

/** The parts of an answer that say what is gone, or bring something. */
function partsOf(body: Json): readonly Part[] {
  const parts: Part[] = [];
  visit(body, [], parts);
  return parts;
}

function visit(value: Json, way: readonly string[], parts: Part[]): void {
  if (!isJsonObject(value) || way.length >= DEEPEST || idOf(value) !== undefined) return;
  const part = partOf(value, way.join('.'));
  if (part !== undefined) parts.push(part);
  for (const [name, child] of Object.entries(value)) visit(child, [...way, name], parts);
}

function partOf(object: JsonObject, path: string): Part | undefined {
  const brought: string[] = [];
  const gone: string[] = [];
  for (const [name, list] of Object.entries(object)) {
    if (!Array.isArray(list)) continue;
    if (saysGone(name))
      gone.push(...list.flatMap((item: Json) => (isJsonObject(item) ? idOf(item) : asId(item)) ?? []));
    else brought.push(...idsOf(list));
  }
  return brought.length + gone.length === 0 ? undefined : { path, brought, gone };
}

const saysGone = (name: string): boolean => namesDeletion(name) || /^(gone|tombstones?)(_?ids)?$/i.test(name);
