import type { DatabaseSync } from 'node:sqlite';
import Type from 'typebox';
import { rowReader } from './row-reader.ts';
import { transaction } from './transaction.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

const readRow = rowReader(Type.Object({ name: Type.String(), text: Type.String() }));

/**
 * Texts under names, in a table of these two columns.
 *
 * @param most how many there may be.
 */
export function createNamedTexts(
  database: DatabaseSync,
  { table, column, most }: { readonly table: string; readonly column: string; readonly most: number },
) {
  const list = database.prepare(`SELECT name, ${column} AS text FROM ${table} ORDER BY name COLLATE NOCASE, name`);
  const save = database.prepare(
    `INSERT INTO ${table} (name, ${column}) SELECT ?1, ?2
     WHERE (SELECT count(*) FROM ${table} WHERE name <> ?1) < ${most}
     ON CONFLICT (name) DO UPDATE SET ${column} = excluded.${column}`,
  );
  const remove = database.prepare(`DELETE FROM ${table} WHERE name = ?`);
  return {
    /** By name. */
    list: (): readonly NamedText[] => list.all().map(readRow),
    /** One of the same name gives way. @returns whether there was room for it. */
    save: ({ name, text }: NamedText): boolean => transaction(database, () => save.run(name, text).changes === 1),
    remove: (name: string): void => transaction(database, () => void remove.run(name)),
  };
}
