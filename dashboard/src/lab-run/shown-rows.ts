import { isJsonObject, type Json, type LabRows, type RowPattern } from '@driftscope/records';

/** What a client holds of the rows that are watched. */
export interface ShownRows {
  readonly rows: LabRows;
  /** Rows that it holds once more than once. */
  readonly doubled: number;
}

export const noRows: ShownRows = { rows: {}, doubled: 0 };

/** Finds the rows in the states of a client, by the patterns of its system. */
export function shownRows(states: Iterable<Json>, patterns: readonly RowPattern[]): ShownRows {
  const rows = new Map<string, string>();
  let doubled = 0;
  for (const state of states) {
    for (const { path, fields } of patterns) {
      for (const row of at(state, path)) {
        if (!isJsonObject(row) || typeof row.id !== 'string') continue;
        if (rows.has(row.id)) doubled += 1;
        rows.set(row.id, JSON.stringify(fields.map((field) => row[field] ?? null)));
      }
    }
  }
  return { rows: Object.fromEntries(rows), doubled };
}

function at(state: Json, path: readonly string[]): readonly Json[] {
  return path.reduce<readonly Json[]>((found, key) => found.flatMap((each) => children(each, key)), [state]);
}

function children(value: Json, key: string): readonly Json[] {
  if (Array.isArray(value)) return key === '*' ? value : [];
  if (!isJsonObject(value)) return [];
  if (key === '*') return Object.values(value);
  const child = Object.hasOwn(value, key) ? value[key] : undefined;
  return child === undefined ? [] : [child];
}
