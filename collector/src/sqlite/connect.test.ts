import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { canShare, connect } from './connect.ts';

/** What another process gets that reads the database. */
function readElsewhere(file: string): string {
  const script = `const database = new (require('node:sqlite').DatabaseSync)(process.argv[1], { readOnly: true });
    console.log(database.prepare('SELECT value FROM number').get().value);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, file], { encoding: 'utf8' });
  return stdout + stderr;
}

/** A database with a number in it, in a folder whose name has what addresses write otherwise. */
async function startDatabase() {
  const file = join(await temporaryFolder(), '50% of a?b#c d');
  const database = connect(file);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE number (value INTEGER) STRICT; INSERT INTO number VALUES (7)');
  return { file, database };
}

it('keeps all other processes away as long as it is connected', async () => {
  const { file, database } = await startDatabase();
  expect(readElsewhere(file)).toContain('database is locked');
  database.close();
  expect(readElsewhere(file)).toBe('7\n');
});

it.runIf(canShare)('lets this process connect once more, also while something is written', async () => {
  const { file, database } = await startDatabase();
  const other = connect(file);
  onTestFinished(() => other.close());
  database.exec('BEGIN IMMEDIATE; INSERT INTO number VALUES (8)');
  expect(other.prepare('SELECT value FROM number').all()).toEqual([{ value: 7 }]);
  database.exec('COMMIT');
  expect(other.prepare('SELECT value FROM number').all()).toEqual([{ value: 7 }, { value: 8 }]);
});
