import { RecentMap } from '../engine/recent-map.ts';
import type { Store } from '../stores/stores.ts';

/** What was learned of where a page keeps what the server says. */
export interface Bindings {
  /** A field at this place took over what this source had said of this entity at epoch ms `at`. */
  noteFollowed(store: Store, pattern: string, source: string, field: string, entity: string, at: number): void;
  /** Whether it did so often enough to be relied upon, also since epoch ms `sinceAt`. */
  hasFollowed(store: Store, pattern: string, source: string, field: string, sinceAt: number): boolean;
  /** The list at this place had the very items of an answer to this question. */
  noteMirror(store: Store, pattern: string, line: string, ids: readonly string[]): void;
  /** Whether it had so with different items, one time and another. */
  isMirror(store: Store, pattern: string, line: string): boolean;
}

/** Stands for all sources together. */
export const ANY_SOURCE = '';

/** Once may be chance. */
const LEAST = 2;
/** Places and fields remembered for each page. */
const MOST_BINDINGS = 1_000;

/** Remembers, for one page, what was seen to agree. */
export function createBindings(): Bindings {
  const followed = new RecentMap<string, Set<string>>(MOST_BINDINGS);
  const lastAtOf = new RecentMap<string, number>(MOST_BINDINGS);
  const mirrored = new RecentMap<string, Set<string>>(MOST_BINDINGS);
  return {
    noteFollowed(store, pattern, source, field, entity, at) {
      for (const by of [source, ANY_SOURCE]) {
        const key = keyOf(store, pattern, by, field);
        note(followed, key, () => entity);
        lastAtOf.set(key, Math.max(at, lastAtOf.get(key) ?? at));
      }
    },
    hasFollowed(store, pattern, source, field, sinceAt) {
      const key = keyOf(store, pattern, source, field);
      return isEnough(followed, key) && (lastAtOf.get(key) ?? sinceAt) >= sinceAt;
    },
    noteMirror: (store, pattern, line, ids) => note(mirrored, keyOf(store, pattern, line), () => ids.toSorted().join()),
    isMirror: (store, pattern, line) => isEnough(mirrored, keyOf(store, pattern, line)),
  };
}

const keyOf = (store: Store, ...parts: readonly string[]): string => [store.number, ...parts].join('\n');

function note(known: RecentMap<string, Set<string>>, key: string, what: () => string): void {
  const all = known.get(key);
  if (all === undefined) known.set(key, new Set([what()]));
  else if (all.size < LEAST) all.add(what());
}

const isEnough = (known: RecentMap<string, Set<string>>, key: string): boolean => (known.get(key)?.size ?? 0) >= LEAST;
