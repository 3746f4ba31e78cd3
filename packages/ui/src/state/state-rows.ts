import { isJsonObject, type Json, type PatchPath } from '@driftscope/records';

/** One value of a state, as a line of its tree. */
export interface StateRow {
  /** Unique in the tree; made by `pathKey`. */
  readonly key: string;
  readonly path: PatchPath;
  /** Field, index, or key in a Map. */
  readonly label: string;
  readonly value: Json;
  readonly depth: number;
  /** How many values are in it. Absent: it has no insides. */
  readonly size?: number;
  readonly isOpen: boolean;
}

/** One text for one place in a state, for use as a key. */
export const pathKey = (path: PatchPath): string => JSON.stringify(path);

/** The lines of a state, those inside of what is not open left out. */
export function computeStateRows(state: Json, opened: ReadonlySet<string>): readonly StateRow[] {
  const rows: StateRow[] = [];
  add('state', state, []);
  return rows;

  function add(label: string, value: Json, path: PatchPath, depth = 0): void {
    const inside = insideOf(value);
    const key = pathKey(path);
    const isOpen = inside !== undefined && opened.has(key);
    rows.push({ key, path, label, value, depth, isOpen, ...(inside && { size: inside.length }) });
    if (isOpen) for (const [name, child, steps] of inside) add(name, child, [...path, ...steps], depth + 1);
  }
}

type Inside = readonly (readonly [name: string, value: Json, steps: PatchPath])[];

/** What is in a value, by the names that a person knows it by. `undefined`: nothing can be. */
function insideOf(value: Json): Inside | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item, [index]]);
  if (!isJsonObject(value)) return undefined;
  const [map, set] = [value.$map, value.$set];
  if (Array.isArray(map)) return map.map((entry, index) => entryOf(entry, index));
  if (Array.isArray(set)) return set.map((item, index) => [String(index), item, ['$set', index]]);
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0].startsWith('$') && !Array.isArray(first[1])) return undefined;
  return entries.map(([name, child]) => [name, child, [name]]);
}

function entryOf(entry: Json, index: number): Inside[number] {
  if (!Array.isArray(entry)) return [String(index), entry, ['$map', index]];
  const [key = null, value = null] = entry;
  return [typeof key === 'string' ? key : JSON.stringify(key), value, ['$map', index, 1]];
}
