import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from './with-lock.mjs';

const DEAD_OWNER = 999_999;

function inTemporaryFolder(work: (lock: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const dir = mkdtempSync(join(tmpdir(), 'driftscope-lock-'));
    try {
      await work(join(dir, 'setup.lock'));
    } finally {
      rmSync(dir, { recursive: true });
    }
  };
}

test(
  'holds the lock while the work runs, and releases it afterwards',
  inTemporaryFolder(async (lock) => {
    const owner = await withLock(lock, async () => readFileSync(lock, 'utf8'));
    expect(owner).toBe(String(process.pid));
    expect(existsSync(lock)).toBe(false);
  }),
);

test(
  'releases the lock when the work throws',
  inTemporaryFolder(async (lock) => {
    const failing = withLock(lock, () => Promise.reject(new Error('no network')));
    await expect(failing).rejects.toThrow('no network');
    expect(existsSync(lock)).toBe(false);
  }),
);

test(
  'leaves a lock alone that another has taken over meanwhile',
  inTemporaryFolder(async (lock) => {
    await withLock(lock, async () => writeFileSync(lock, String(DEAD_OWNER)));
    expect(readFileSync(lock, 'utf8')).toBe(String(DEAD_OWNER));
  }),
);

test(
  'lets one work at a time, and tells who waits for whom',
  inTemporaryFolder(async (lock) => {
    const order: string[] = [];
    const finish = Promise.withResolvers<void>();
    const waiting = Promise.withResolvers<number>();
    const first = withLock(lock, async () => {
      await finish.promise;
      order.push('first');
    });
    const second = withLock(lock, async () => void order.push('second'), { onWait: waiting.resolve });
    expect(await waiting.promise).toBe(process.pid);
    finish.resolve();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  }),
);

test(
  'takes over a lock whose owner has died, one taker at a time',
  inTemporaryFolder(async (lock) => {
    writeFileSync(lock, String(DEAD_OWNER));
    const isAlive = (pid: number): boolean => pid !== DEAD_OWNER;
    let running = 0;
    const overlaps: number[] = [];
    const work = async (): Promise<void> => {
      overlaps.push(++running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(lock, work, { isAlive, onWait: () => undefined })));
    expect(overlaps).toEqual([1, 1, 1]);
  }),
);
