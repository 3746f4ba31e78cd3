import {
  isJsonObject,
  type Json,
  type LabCompared,
  type LabCopy,
  type LabRow,
  type RowPattern,
} from '@driftscope/records';

/** Finds in a client's states what its system compares there. */
export function readCopy(states: Iterable<Json>, compared: readonly LabCompared[]): LabCopy {
  const all = [...states];
  return Object.fromEntries(
    compared.flatMap(({ name, rows }) =>
      rows.kind === 'states'
        ? [[name, all.flatMap((state) => rows.patterns.flatMap((pattern) => rowsAt(state, pattern)))]]
        : [],
    ),
  );
}

function rowsAt(state: Json, { path, fields, having, lacking }: RowPattern): readonly LabRow[] {
  const found = path.reduce<readonly Json[]>((at, key) => at.flatMap((each) => children(each, key)), [state]);
  return found.flatMap((row) => {
    if (!isJsonObject(row) || typeof row.id !== 'string') return [];
    if (having !== undefined && row[having] === undefined) return [];
    if (lacking !== undefined && row[lacking] !== undefined) return [];
    return [{ id: row.id, says: JSON.stringify(fields.map((field) => row[field] ?? null)) }];
  });
}

function children(value: Json, key: string): readonly Json[] {
  if (Array.isArray(value)) return key === '*' ? value : [];
  if (!isJsonObject(value)) return [];
  if (key === '*') return Object.values(value);
  const child = Object.hasOwn(value, key) ? value[key] : undefined;
  return child === undefined ? [] : [child];
}
