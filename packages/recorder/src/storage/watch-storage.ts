import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { Listen } from '../hook/listeners.ts';
import type { After } from '../hook/timers.ts';
import type { RecordLog } from '../log/record-log.ts';
import { type Area, lookAtStorages } from './look-at-storages.ts';
import { valueText } from './value-text.ts';

export interface StorageWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly listen: Listen;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
  readonly now: () => number;
  readonly after: After;
}

export interface StorageWatch {
  /**
   * The page is to be recorded: hears of other pages' writes, and looks for its own that no call tells of. Either opens the
   * storages, which takes a millisecond.
   */
  begin(): void;
  /** Recording began again: looks on. */
  resume(): void;
}

const MAX_KEY = 500;

/** Watches the writes to localStorage and sessionStorage, and those of other pages that this one is told of. */
export function watchStorage(options: StorageWatchOptions): StorageWatch {
  const { scope, instruments, listen, guard, log, causes, now, after } = options;
  const { prototype } = scope.Storage;
  // Frames come by the dozen, and most never store anything.
  let isUsed = scope.self === scope.top;

  /** Where storage is forbidden to ask for it throws; then nobody holds one either. */
  const areaOf = (held: unknown): Area => (held === scope.localStorage ? 'local' : 'session');

  const looks = lookAtStorages({
    scope,
    now,
    after,
    guarded: (look) => guard.wrap(look),
    isWanted: () => log.open,
    onChange: (area, { key, value }) => {
      const seen = { area, key: keyText(key), how: 'seen' } as const;
      log.add(
        value === undefined
          ? { kind: 'storage.remove', ...seen }
          : { kind: 'storage.set', ...seen, ...valueText(value) },
      );
    },
  });
  const use = (self: unknown) => {
    isUsed = true;
    looks.start();
    return looks.mirrors[areaOf(self)];
  };

  instruments.method(prototype, 'setItem', guard, {
    after: (_result, _token, [key, value], self) => {
      if (!log.open) return;
      log.add({ kind: 'storage.set', area: areaOf(self), key: keyText(key), ...valueText(value) });
      // What else was made a string by the browser: a look finds it.
      if (typeof key === 'string' && typeof value === 'string') use(self).note({ key, value });
    },
  });
  instruments.method(prototype, 'removeItem', guard, {
    after: (_result, _token, [key], self) => {
      if (!log.open) return;
      log.add({ kind: 'storage.remove', area: areaOf(self), key: keyText(key) });
      if (typeof key === 'string') use(self).note({ key });
    },
  });
  instruments.method(prototype, 'clear', guard, {
    after: (_result, _token, _args, self) => {
      if (!log.open) return;
      log.add({ kind: 'storage.clear', area: areaOf(self) });
      use(self).noteCleared();
    },
  });

  const told = guard.wrap((event: Event) => {
    if (!log.open || !(event instanceof StorageEvent)) return;
    const { key, newValue, storageArea } = event;
    const mirror = looks.mirrors[areaOf(storageArea)];
    if (key === null) mirror.noteCleared();
    else mirror.note(newValue === null ? { key } : { key, value: newValue });
    const named = key === null ? {} : { key: keyText(key) };
    const seq = log.add({
      kind: 'channel.storage',
      area: areaOf(storageArea),
      ...named,
      ...valueText(newValue ?? undefined),
    });
    if (seq !== 0) causes.following(seq);
  });
  listen(scope, 'pagehide', () => looks.last());

  const resume = () => {
    if (isUsed) looks.start();
  };
  return {
    begin: () => {
      listen(scope, 'storage', (event) => told(event));
      resume();
    },
    resume,
  };
}

/** No other object is asked for its text: that is code of the page. */
const keyText = (key: unknown): string =>
  typeof key === 'string'
    ? key.slice(0, MAX_KEY)
    : typeof key === 'object' || typeof key === 'symbol'
      ? ''
      : String(key);
