import type { After } from '../hook/timers.ts';
import { createStorageMirror, type StorageChange, type StorageMirror } from './create-storage-mirror.ts';
import { createStorageReader } from './create-storage-reader.ts';

export type Area = 'local' | 'session';

export interface StorageLooksOptions {
  readonly scope: Window & typeof globalThis;
  readonly now: () => number;
  readonly after: After;
  /** Runs our code inside the page's. */
  readonly guarded: (look: () => void) => () => void;
  readonly isWanted: () => boolean;
  readonly onChange: (area: Area, change: StorageChange) => void;
}

export interface StorageLooks {
  /** Looks again and again, until nothing is recorded any more. */
  start(): void;
  /** The page is being left: what is not known by now never will be. */
  last(): void;
  /** What was told otherwise. */
  readonly mirrors: Readonly<Record<Area, StorageMirror>>;
}

const FIRST_MS = 250;
const EVERY_MS = 1_000;
/** Another page's write is there before this one is told of it. */
const TELLING_MS = 100;
/** Of the page's time at most one part in so many. */
const SHARE = 50;

/**
 * Finds writes by property (`localStorage.key = value`), which no call tells of, by comparing what a storage holds with
 * what is known of it. What was overwritten between two looks is not found.
 */
export function lookAtStorages({ scope, now, after, guarded, isWanted, onChange }: StorageLooksOptions): StorageLooks {
  let isLooking = false;
  let tookMs = 0;

  const reader = createStorageReader(scope);
  const mirrors = {
    local: createStorageMirror(reader(() => scope.localStorage)),
    session: createStorageMirror(reader(() => scope.sessionStorage)),
  };

  const tell = (area: Area, changes: readonly StorageChange[]) => {
    for (const change of changes) {
      mirrors[area].note(change);
      onChange(area, change);
    }
  };

  /** Tells what is certain, and answers what is not. */
  const compare = () => {
    tell('session', mirrors.session.changes());
    return mirrors.local.changes();
  };
  const tellOwn = (found: readonly StorageChange[]) => tell('local', stillThere(found, mirrors.local.changes()));

  /** Answers the ms that it took. */
  const look = (): number => {
    const startMs = now();
    const found = compare();
    const tellFound = guarded(() => tellOwn(found));
    if (found.length > 0) after(TELLING_MS, tellFound);
    return now() - startMs;
  };

  const lookOn = guarded(() => {
    isLooking = false;
    if (!isWanted()) {
      mirrors.local.forget();
      mirrors.session.forget();
      return;
    }
    const beforeMs = tookMs;
    tookMs = look();
    // Of two, for one alone may say nothing of the next: the first opens the storages, and any may have waited for a busy machine.
    lookAfter(Math.max(EVERY_MS, Math.min(beforeMs, tookMs) * SHARE));
  });
  const lookAfter = (ms: number) => {
    isLooking = true;
    after(ms, lookOn);
  };

  return {
    mirrors,
    start: () => {
      if (!isLooking) lookAfter(FIRST_MS);
    },
    last: guarded(() => {
      if (isLooking && isWanted()) tell('local', compare());
    }),
  };
}

const stillThere = (found: readonly StorageChange[], now: readonly StorageChange[]): readonly StorageChange[] =>
  now.filter((change) => found.some(({ key, value }) => key === change.key && value === change.value));
