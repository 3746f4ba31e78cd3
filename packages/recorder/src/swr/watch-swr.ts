import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { After } from '../hook/timers.ts';
import type { CacheWatch } from '../react/watch-local-state.ts';
import type { StoreSource } from '../store/store-source.ts';
import { createSwrCache, type SwrCache } from './swr-cache.ts';

export interface SwrOptions {
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly after: After;
  readonly onStore: (source: StoreSource) => void;
}

/**
 * Finds the caches of SWR 2 by its hooks, which are made of `[cache, key]`. A cache tells only those who watch a key, so the calls
 * by which it is changed are watched.
 */
export function watchSwr({ instruments, guard, after, onStore }: SwrOptions): CacheWatch {
  const known = new WeakMap<object, SwrCache>();

  const takeIn = (cache: Map<unknown, unknown>): SwrCache => {
    const taken = createSwrCache(cache, after);
    known.set(cache, taken);
    const watch = (method: string, saw: (args: readonly unknown[]) => void) =>
      instruments.inherited(cache, method, guard, (_self, args) => saw(args));
    watch('set', ([key, value]) => taken.put(key, value));
    watch('delete', ([key]) => taken.put(key, undefined));
    watch('clear', () => taken.replace({}));
    // Once it is known what else the components of this commit show.
    after(0, () => onStore(taken.source));
    return taken;
  };

  return {
    rendered: ({ queue, deps: [cache, key] }) => {
      if (typeof cache !== 'object' || cache === null || typeof key !== 'string') return false;
      const taken = known.get(cache) ?? (isCache(cache) ? takeIn(cache) : undefined);
      taken?.shows(queue, key);
      return taken !== undefined;
    },
    unmounted: ({ queue, deps: [cache] }) => {
      if (typeof cache === 'object' && cache !== null) known.get(cache)?.shows(queue, undefined);
    },
  };
}

/** A Map, as SWR's own is, and those that apps give it mostly are. Of one that is locked, or has a `set` of its own, not all calls can be watched. */
const isCache = (cache: object): cache is Map<unknown, unknown> =>
  cache instanceof Map && Object.isExtensible(cache) && !Object.hasOwn(cache, 'set');
