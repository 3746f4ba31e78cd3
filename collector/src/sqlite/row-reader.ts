import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

/**
 * Builds a reader of rows. A row that does not fit its schema is a fault of ours, or damage: the reader throws.
 */
export function rowReader<Schema extends TSchema>(schema: Schema): (row: unknown) => Static<Schema> {
  const check = Compile(schema);
  return (row) => {
    if (check.Check(row)) return row;
    const [error] = check.Errors(row);
    throw new Error(
      `A row of the database is not as it should be: ${error?.instancePath ?? ''} ${error?.message ?? ''}`,
    );
  };
}
