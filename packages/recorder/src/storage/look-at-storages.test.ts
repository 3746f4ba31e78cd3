import { expect, test } from 'vitest';
import type { StorageChange } from './create-storage-mirror.ts';
import { lookAtStorages } from './look-at-storages.ts';

test('what is written by property is found within two seconds, however long it took to open the storages', () => {
  const page = setUp();
  page.looks.start();
  page.readMs = 5_000;
  page.wait();
  page.readMs = 0;
  page.local.set('theme', 'dark');
  expect([page.wait(), page.wait()]).toEqual([1_000, 100]);
  expect(page.found).toEqual([{ key: 'theme', value: 'dark' }]);
});

test('looks that take long again and again come seldom', () => {
  const page = setUp();
  page.looks.start();
  page.readMs = 40;
  expect([page.wait(), page.wait(), page.wait()]).toEqual([250, 1_000, 2_000]);
  page.readMs = 0;
  expect([page.wait(), page.wait()]).toEqual([2_000, 1_000]);
});

test('nothing is looked at once nothing is recorded', () => {
  const page = setUp();
  page.looks.start();
  page.isWanted = false;
  page.wait();
  expect(page.timers).toEqual([]);
});

/** A page whose time passes when its storages are read, and when it waits. */
function setUp() {
  let nowMs = 0;
  const local = new Map<string, string>();
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const found: StorageChange[] = [];
  const page = {
    readMs: 0,
    isWanted: true,
    local,
    timers,
    found,
    /** Runs what is due next; answers the ms that it waited. */
    wait: () => {
      timers.sort((a, b) => a.ms - b.ms);
      const next = timers.shift();
      next?.run();
      return next?.ms;
    },
  };
  class Storage {
    get length() {
      nowMs += page.readMs / 2;
      return local.size;
    }
    key(at: number) {
      return [...local.keys()][at] ?? null;
    }
    getItem(key: string) {
      return local.get(key) ?? null;
    }
  }
  const scope = { Storage, localStorage: new Storage(), sessionStorage: new Storage() };
  const looks = lookAtStorages({
    scope: scope as unknown as Window & typeof globalThis,
    now: () => nowMs,
    after: (ms, run) => {
      timers.push({ ms, run });
      return () => undefined;
    },
    guarded: (look) => look,
    isWanted: () => page.isWanted,
    onChange: (area, change) => {
      if (area === 'local') found.push(change);
    },
  });
  return Object.assign(page, { looks });
}
