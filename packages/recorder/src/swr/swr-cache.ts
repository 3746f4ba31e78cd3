import { readOwn } from '../hook/read-own.ts';
import type { After } from '../hook/timers.ts';
import { createTable, type TableStore } from '../store/create-table.ts';
import type { Entries } from '../store/has-same.ts';

export interface SwrCache extends Pick<TableStore, 'source' | 'replace'> {
  /** What is under the key is replaced. `undefined`: it is taken out. */
  put(key: unknown, value: unknown): void;
  /** A hook shows what is under the key. `undefined`: nothing any more. */
  shows(hook: object, key: string | undefined): void;
}

/**
 * What a cache of SWR 2 has under each key: the answer, and the error. Not what was there before an optimistic change (`_c`), nor
 * whether it is asked for now, which the requests say. What no component shows has `shown: false`: SWR keeps it for ever, and asks for it
 * anew once it is shown again.
 */
export function createSwrCache(cache: Map<unknown, unknown>, after: After): SwrCache {
  const shown = new Map<object, string>();
  let isWaiting = false;

  const entryOf = (key: string, value: unknown): Entries | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const held = { data: readOwn(value, 'data'), error: readOwn(value, 'error') };
    return [...shown.values()].includes(key) ? held : { ...held, shown: false };
  };
  const put = (key: unknown, value: unknown) => {
    if (typeof key === 'string') table.put(key, entryOf(key, value));
  };

  const table = createTable({
    identity: cache,
    library: 'swr',
    via: 'react hook',
    name: 'cache',
    read: () => {
      const held: Record<string, Entries> = {};
      for (const [key, value] of cache) {
        const entry = typeof key === 'string' && entryOf(key, value);
        if (entry) held[`${key}`] = entry;
      }
      return held;
    },
    follow: () => () => shown.clear(),
  });

  return {
    ...table,
    put,
    shows: (hook, key) => {
      if (shown.get(hook) === key) return;
      if (key === undefined) shown.delete(hook);
      else shown.set(hook, key);
      if (isWaiting) return;
      isWaiting = true;
      // A commit may mount a hundred components.
      after(0, () => {
        isWaiting = false;
        for (const [each, value] of cache) put(each, value);
      });
    },
  };
}
