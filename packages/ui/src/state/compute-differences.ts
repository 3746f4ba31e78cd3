import { isJsonObject, type Json, type PatchPath } from '@driftscope/records';
import { idIn } from '../records/id-in.ts';
import type { ValueChange } from './changes-in.ts';

/** States that have nothing in common are not told value by value. */
const MOST = 500;

/** What two states of a store differ in. Items of lists are the same where their ids are, wherever they stand. */
export function computeDifferences(before: Json, after: Json): readonly ValueChange[] {
  const differences: ValueChange[] = [];
  compare(before, after, []);
  return differences;

  function compare(was: Json | undefined, is: Json | undefined, path: PatchPath): void {
    if (was === is || differences.length >= MOST) return;
    if (Array.isArray(was) && Array.isArray(is)) compareLists(was, is, path);
    else if (was !== undefined && is !== undefined && isJsonObject(was) && isJsonObject(is)) {
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)]))
        compare(was[name], is[name], [...path, name]);
    } else
      differences.push({ path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) });
  }

  function compareLists(was: readonly Json[], is: readonly Json[], path: PatchPath): void {
    const [former, present] = [placesOf(was), placesOf(is)];
    if (former !== undefined && present !== undefined) compareById(was, is, path, { former, present });
    else for (let at = 0; at < Math.max(was.length, is.length); at++) compare(was[at], is[at], [...path, at]);
  }

  function compareById(
    was: readonly Json[],
    is: readonly Json[],
    path: PatchPath,
    { former, present }: { readonly former: Places; readonly present: Places },
  ): void {
    for (const [id, at] of former) if (!present.has(id)) compare(was[at], undefined, [...path, at]);
    for (const [id, at] of present) compare(was[former.get(id) ?? -1], is[at], [...path, at]);
    const isMoved = orderOf(former, present) !== orderOf(present, former);
    if (isMoved) differences.push({ path, before: [...was], after: [...is] });
  }
}

type Places = ReadonlyMap<string, number>;

/** Of each id its place. Absent: an item has none, or one that another has too. */
function placesOf(list: readonly Json[]): Places | undefined {
  const places = new Map<string, number>();
  for (const [at, item] of list.entries()) {
    const id = idIn(item);
    if (id !== undefined) places.set(id, at);
  }
  return places.size === list.length ? places : undefined;
}

/** The ids of one list that the other has too, in their order. */
const orderOf = (one: Places, other: Places): string => [...one.keys()].filter((id) => other.has(id)).join(' ');
