import type { DatabaseSync } from 'node:sqlite';
import Type from 'typebox';
import { rowReader } from './row-reader.ts';

/** Reads the row of the counter. */
export const readRev = rowReader(Type.Object({ value: Type.Integer() }));

/** Builds the function that gives each change of an incident its `rev`. */
export function createRevCounter(database: DatabaseSync): () => number {
  const next = database.prepare("UPDATE counter SET value = value + 1 WHERE name = 'rev' RETURNING value");
  return () => readRev(next.get()).value;
}
