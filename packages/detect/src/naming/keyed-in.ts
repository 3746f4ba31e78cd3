import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';

/** An object, and the name of the field that holds it. */
export interface Keyed {
  readonly key: string;
  readonly object: JsonObject;
}

/** Tables of things are near the root of a store. */
const DEEPEST = 4;
/** Fields of one object that are looked at: where the first are no things under their keys, the others are none either. */
const MOST_FIELDS = 60;

/** The objects in a value that lie in fields, and not in lists. `key`: what the value itself lies under. */
export function keyedIn(value: Json, key?: string | number): readonly Keyed[] {
  const found: Keyed[] = [];
  visit(value, key, 0);
  return found;

  function visit(one: Json, under: string | number | undefined, depth: number): void {
    if (!isJsonObject(one)) return;
    if (typeof under === 'string') found.push({ key: under, object: one });
    if (depth >= DEEPEST) return;
    let fields = 0;
    for (const name in one) {
      if (++fields > MOST_FIELDS) return;
      visit(one[name] ?? null, name, depth + 1);
    }
  }
}
