import { type Guard, isRecord } from '../protocol/guard.ts';

/** A column of a row. A row that is not as we write them is a damaged database, or another program's. */
export function readColumn<T>(row: unknown, column: string, isValue: Guard<T>): T {
  const value = isRecord(row) ? row[column] : undefined;
  if (!isValue(value)) throw new Error(`the sync tables hold a ${column} of another shape: restore them from a backup`);
  return value;
}

/** A value that was stored as JSON. */
export function parseStored<T>(isValue: Guard<T>, text: string): T {
  const value: unknown = JSON.parse(text);
  if (!isValue(value)) throw new Error('the sync tables hold JSON of another shape: restore them from a backup');
  return value;
}
