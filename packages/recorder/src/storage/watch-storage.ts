import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { Listen } from '../hook/listeners.ts';
import type { RecordLog } from '../log/record-log.ts';
import { valueText } from './value-text.ts';

export interface StorageWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly listen: Listen;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
}

const maxKey = 500;

/** Watches the writes to localStorage and sessionStorage, and those of other pages that this one is told of. */
export function watchStorage({ scope, instruments, listen, guard, log, causes }: StorageWatchOptions): void {
  const { prototype } = scope.Storage;

  /** Where storage is forbidden to ask for it throws; then nobody holds one either. */
  const areaOf = (held: unknown) => (held === scope.localStorage ? 'local' : 'session');

  instruments.method(prototype, 'setItem', guard, {
    after: (_result, _token, [key, value], self) => {
      if (log.open) log.add({ kind: 'storage.set', area: areaOf(self), key: keyText(key), ...valueText(value) });
    },
  });
  instruments.method(prototype, 'removeItem', guard, {
    after: (_result, _token, [key], self) => {
      if (log.open) log.add({ kind: 'storage.remove', area: areaOf(self), key: keyText(key) });
    },
  });
  instruments.method(prototype, 'clear', guard, {
    after: (_result, _token, _args, self) => {
      if (log.open) log.add({ kind: 'storage.clear', area: areaOf(self) });
    },
  });

  const told = guard.wrap((event: Event) => {
    if (!log.open || !(event instanceof StorageEvent)) return;
    const { key, newValue, storageArea } = event;
    const named = key === null ? {} : { key: keyText(key) };
    const seq = log.add({
      kind: 'channel.storage',
      area: areaOf(storageArea),
      ...named,
      ...valueText(newValue ?? undefined),
    });
    if (seq !== 0) causes.following(seq);
  });
  listen(scope, 'storage', (event) => told(event));
}

/** No other object is asked for its text: that is code of the page. */
const keyText = (key: unknown): string =>
  typeof key === 'string'
    ? key.slice(0, maxKey)
    : typeof key === 'object' || typeof key === 'symbol'
      ? ''
      : String(key);
