import { isJsonObject, type Json } from '@driftscope/records';
import { asId, idOf } from '../entities/entity-id.ts';
import { isVolatile } from '../entities/is-volatile.ts';
import { normalizeName } from '../entities/shapes.ts';
import { isReferenceName } from './own-id-field.ts';

/** Items of a list that are looked at: all of them must have an id of their own. */
const MOST_ITEMS = 1_000;
/** Names of one kind: an object with more is a table. */
export const MOST_NAMES = 64;

/** What a list says of its items, by one of their fields. */
export interface ReadItems {
  readonly names: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

/** `undefined`: the items have an id already, or two have the same by this name, or one has none. */
export function readItems(items: readonly Json[], field: string): ReadItems | undefined {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const item of items.slice(0, MOST_ITEMS)) {
    const id = isJsonObject(item) && idOf(item) === undefined ? asId(item[field]) : undefined;
    if (id === undefined || ids.has(id)) return undefined;
    ids.add(id);
    for (const name of Object.keys(item ?? {})) names.add(name);
    if (names.size > MOST_NAMES) return undefined;
  }
  return { ids, names };
}

/** Normalized, without that of the field. */
export const namesOf = (names: ReadonlySet<string>, field: string): Set<string> =>
  new Set([...names].filter((name) => name !== field).map(normalizeName));

/** That something was somewhere at a time is no thing of its own. */
export const saysOfItself = (names: ReadonlySet<string>, field: string): boolean =>
  [...names].some((name) => name !== field && !isReferenceName(name) && !isVolatile(name));
