import type { DatabaseSync } from 'node:sqlite';
import Type from 'typebox';
import { FaultError } from '../fault-error.ts';
import { rowReader } from './row-reader.ts';
import { schemaSteps } from './schema/schema-steps.ts';

const readVersion = rowReader(Type.Object({ user_version: Type.Integer() }));

/** Brings the tables to the version of this code, in one transaction. @throws FaultError `data-too-new`. */
export function migrate(database: DatabaseSync): void {
  const { user_version: version } = readVersion(database.prepare('PRAGMA user_version').get());
  if (version > schemaSteps.length) {
    throw new FaultError({
      kind: 'data-too-new',
      message: `The data folder was written by a newer Driftscope (tables of version ${version}, this one knows ${schemaSteps.length}).`,
      hint: 'Update Driftscope, or name another data folder with DRIFTSCOPE_DATA.',
    });
  }
  // Written to also when there is nothing to do: only a write takes the lock.
  database.exec(
    `BEGIN IMMEDIATE; ${schemaSteps.slice(version).join('')} PRAGMA user_version = ${schemaSteps.length}; COMMIT;`,
  );
}
