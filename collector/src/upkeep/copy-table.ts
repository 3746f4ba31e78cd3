import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import Type from 'typebox';
import { resultCode, resultCodes } from '../sqlite/result-code.ts';
import { rowReader } from '../sqlite/row-reader.ts';
import { transaction } from '../sqlite/transaction.ts';

const readColumn = rowReader(Type.Object({ name: Type.String() }));

/**
 * Copies the rows of a table that may be damaged, as far as they can be read: from its beginning, and where that ends,
 * from its end. Columns that one of the two databases does not have are left out.
 */
export function copyTable(from: DatabaseSync, to: DatabaseSync, table: string): { rows: number; lost: number } {
  const theirs = columnsOf(from, table);
  const columns = columnsOf(to, table).filter((column) => theirs.includes(column));
  if (columns.length === 0) return { rows: 0, lost: 0 };
  const list = columns.map((column) => `"${column}"`).join(', ');
  const put = to.prepare(`INSERT OR REPLACE INTO "${table}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`);
  const seen = new Set<SQLOutputValue>();
  const copy = (order: 'ASC' | 'DESC'): boolean =>
    transaction(to, () => {
      try {
        const rows = from.prepare(`SELECT rowid AS "row id", ${list} FROM "${table}" ORDER BY rowid ${order}`);
        for (const { 'row id': id, ...row } of rows.iterate()) {
          if (id === undefined || seen.has(id)) return true;
          seen.add(id);
          put.run(...columns.map((column) => row[column] ?? null));
        }
        return true;
      } catch (error) {
        if (resultCode(error) !== resultCodes.corrupt) throw error;
        // What lies beyond is read from the other end.
        return false;
      }
    });
  const isWhole = copy('ASC');
  if (!isWhole) copy('DESC');
  return { rows: seen.size, lost: isWhole ? 0 : 1 };
}

/** Without those that follow from others. None: there is no such table, or it cannot be asked. */
function columnsOf(database: DatabaseSync, table: string): readonly string[] {
  const columns = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0');
  return columns.all(table).map((row) => readColumn(row).name);
}
