import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { canShare, connect } from './connect.ts';
import { type CheckpointOptions, startCheckpoints } from './start-checkpoints.ts';

/** A database that copies nothing by itself, what can be put into it, and how long its log is. */
function openTest(file: string) {
  const database = connect(file);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0');
  database.exec('CREATE TABLE number (value INTEGER) STRICT; INSERT INTO number VALUES (0)');
  const count = database.prepare('UPDATE number SET value = value + 1');
  const put = () => void count.run();
  const look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  const log = () => {
    const { log: pages, checkpointed } = look.get() ?? {};
    return { pages: Number(pages), isCopied: pages === checkpointed };
  };
  return { database, put, log };
}

const testFile = async () => join(await temporaryFolder(), 'test.db');

function startFor(options: CheckpointOptions) {
  const checkpoints = startCheckpoints({ everyMs: 1, ...options });
  onTestFinished(() => checkpoints.stop());
  return checkpoints;
}

describe.runIf(canShare)('the copying beside those who write', () => {
  it('leaves what is little for later', async () => {
    const file = await testFile();
    const { put, log } = openTest(file);
    const checkpoints = startFor({ file, copyPages: 50 });
    const starting = once(process, 'worker');
    put();
    checkpoints.wrote();
    await starting;
    await checkpoints.settled();
    expect(log().isCopied).toBe(false);
    while (log().pages < 50) put();
    checkpoints.wrote();
    await vi.waitFor(() => expect(log().isCopied).toBe(true));
  });

  it.each([
    ['copied all the time', 1],
    ['not copied before', 1_000_000],
  ])(
    'lets a log that has become long and was %s begin anew, though there is always more to write',
    async (_how, copyPages) => {
      const file = await testFile();
      const { put, log } = openTest(file);
      const checkpoints = startFor({ file, copyPages, mostPages: 100 });
      let begun = 0;
      while (begun < 3) {
        if (checkpoints.pause !== undefined) await checkpoints.pause;
        const { pages } = log();
        put();
        checkpoints.wrote();
        if (log().pages < pages) begun++;
        await turn();
      }
    },
  );

  it('holds nobody back where it fails, and is tried again with what is written next', async () => {
    const file = join(await temporaryFolder(), 'not yet', 'test.db');
    const checkpoints = startFor({ file, copyPages: 1 });
    const starting = once(process, 'worker');
    checkpoints.wrote();
    const [failing]: Worker[] = await starting;
    await new Promise((gone) => failing?.once('exit', gone));
    await checkpoints.settled();
    expect(checkpoints.pause).toBeUndefined();
    await mkdir(dirname(file));
    const { put, log } = openTest(file);
    put();
    checkpoints.wrote();
    await vi.waitFor(() => expect(log().isCopied).toBe(true));
  });

  it('leaves the database to those who close it last', async () => {
    const file = await testFile();
    const { database, put, log } = openTest(file);
    const { wrote, stop } = startFor({ file, copyPages: 1 });
    put();
    wrote();
    await vi.waitFor(() => expect(log().isCopied).toBe(true));
    await stop();
    database.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
