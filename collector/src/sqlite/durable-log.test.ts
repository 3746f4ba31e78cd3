import { cpSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { DiskFullError } from '../storage/disk-full-error.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openDurableLog } from './durable-log.ts';
import { databaseFile, openDatabase } from './open-database.ts';
import type { Checkpoints } from './start-checkpoints.ts';

const fullSync = 2;

/** A log of numbers whose disk takes what it is given, or not, when it is told to. */
async function startLog(checkpoints?: Checkpoints) {
  const dataDir = await temporaryFolder();
  const database = openDatabase(dataDir);
  database.exec('CREATE TABLE number (value INTEGER) STRICT');
  const disk: { take(): void; fail(cause: unknown): void }[] = [];
  const log = openDurableLog(database, {
    checkpoints,
    sync: () => new Promise((take, fail) => disk.push({ take, fail })),
  });
  onTestFinished(async () => {
    for (const { take } of disk) take();
    await log.close();
    database.close();
  });
  const put = (value: number) => log.write(() => database.prepare('INSERT INTO number VALUES (?)').run(value));
  const values = () => database.prepare('SELECT value FROM number').all();
  const logBytes = () => statSync(`${databaseFile(dataDir)}-wal`).size;
  return { database, log, disk, put, values, logBytes };
}

it('waits for the disk before it says that something is there, and holds nobody back meanwhile', async () => {
  const { disk, put, values } = await startLog();
  const said: number[] = [];
  const write = async (value: number) => {
    const writing = put(value).then(() => said.push(value));
    await turn();
    return writing;
  };
  const first = write(1);
  await turn();
  const later = [write(2), write(3)];
  await turn();
  expect(values()).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
  expect(said).toEqual([]);
  disk[0]?.take();
  await first;
  await turn();
  expect(said).toEqual([1]);
  // What was written meanwhile shares the next turn.
  expect(disk).toHaveLength(2);
  disk[1]?.take();
  await Promise.all(later);
  expect(said).toEqual([1, 2, 3]);
});

it('leaves the other commits of the database as they are, whatever becomes of its own', async () => {
  const { database, log, disk, put } = await startLog();
  const syncNow = () => database.prepare('PRAGMA synchronous').get();
  const writing = put(1);
  expect(syncNow()).toEqual({ synchronous: fullSync });
  await turn();
  disk[0]?.take();
  await writing;
  await expect(
    log.write(() => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(syncNow()).toEqual({ synchronous: fullSync });
});

it('says so where the disk fails, and writes all of it anew before the next', async () => {
  const { disk, put, values, logBytes } = await startLog();
  const failing = put(1);
  await turn();
  disk[0]?.fail(new Error('the disk is broken'));
  await expect(failing).rejects.toThrow('broken');
  const before = logBytes();
  const writing = put(2);
  await turn();
  expect(logBytes()).toBeLessThan(before);
  disk[1]?.take();
  await writing;
  expect(values()).toEqual([{ value: 1 }, { value: 2 }]);
});

it('says that there is no room where the disk finds that out late', async () => {
  const { disk, put } = await startLog();
  const failing = put(1);
  await turn();
  disk[0]?.fail(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  await expect(failing).rejects.toThrow(DiskFullError);
});

it('is closed once nothing is under way', async () => {
  const { log, disk, put } = await startLog();
  const writing = put(1);
  let isClosed = false;
  const closing = log.close().then(() => {
    isClosed = true;
  });
  await turn();
  expect(isClosed).toBe(false);
  disk[0]?.take();
  await Promise.all([writing, closing]);
});

it('has what it said is there in the file, for one who finds the database as a crash left it', async () => {
  const { database, put, disk } = await startLog();
  const writing = put(7);
  await turn();
  disk[0]?.take();
  await writing;
  const copy = await temporaryFolder();
  for (const end of ['', '-wal']) cpSync(`${database.location()}${end}`, `${databaseFile(copy)}${end}`);
  const found = new DatabaseSync(databaseFile(copy));
  onTestFinished(() => found.close());
  expect(found.prepare('SELECT value FROM number').all()).toEqual([{ value: 7 }]);
});

/** What copies the log beside those who write, as far as they notice. */
function fakeCheckpoints() {
  const ends: (() => void)[] = [];
  let under: Promise<void> | undefined;
  let isPausing = false;
  const checkpoints: Checkpoints = {
    get pause() {
      return isPausing ? under : undefined;
    },
    wrote: () => undefined,
    settled: async () => await under,
    stop: async () => undefined,
  };
  const begin = (pausing: boolean) => {
    isPausing = pausing;
    under = new Promise((end) => ends.push(end));
  };
  const end = () => {
    under = undefined;
    ends.shift()?.();
  };
  return { checkpoints, begin, end };
}

it('writes nothing as long as the log is to begin anew', async () => {
  const { checkpoints, begin, end } = fakeCheckpoints();
  const { disk, put, values } = await startLog(checkpoints);
  begin(true);
  const writing = put(1);
  await turn();
  expect(values()).toEqual([]);
  end();
  await turn();
  expect(values()).toEqual([{ value: 1 }]);
  disk[0]?.take();
  await writing;
});

it('writes anew what the disk did not take once nobody else copies the log', async () => {
  const { checkpoints, begin, end } = fakeCheckpoints();
  const { disk, put, logBytes } = await startLog(checkpoints);
  const failing = put(1);
  await turn();
  disk[0]?.fail(new Error('the disk is broken'));
  await expect(failing).rejects.toThrow('broken');
  begin(false);
  const writing = put(2);
  const before = logBytes();
  await turn();
  expect(logBytes()).toBe(before);
  end();
  await turn();
  expect(logBytes()).toBeLessThan(before);
  disk[1]?.take();
  await writing;
});
