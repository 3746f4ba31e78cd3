import type { EntityList } from '@driftscope/sync';
import { type Entry, entryOf } from '#protocol/entry.ts';

/** The client's list as the library store has it. */
export function showEntries(list: EntityList): Readonly<Record<string, Entry>> {
  const entries = list.flatMap(({ fields, confirmed }) => entryOf(fields, confirmed?.seq ?? 0) ?? []);
  return Object.fromEntries(entries.map((entry) => [entry.titleId, entry]));
}
