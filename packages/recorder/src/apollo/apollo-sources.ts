import { readPath } from '../hook/read-own.ts';
import { type Entries, hasSame } from '../store/has-same.ts';
import { type Pace, paceCopies } from '../store/pace-copies.ts';
import type { StoreSource } from '../store/store-source.ts';

export interface ApolloCache {
  readonly cache: object;
  /** The cache's own way of saying all it holds: entities by their ids. With `true` the optimistic layers count. */
  readonly extract: (optimistic: boolean) => unknown;
  readonly via: string;
  readonly name: string;
  readonly listen: (changed: () => void) => () => void;
}

/**
 * Two stores for a cache: what the server said, and, apart from it, what optimistic updates wrote that wait for their
 * answers. Apollo replaces an entity when it changes, so those that are the same are the same object.
 */
export function apolloSources(apollo: ApolloCache, pace: Pace): readonly StoreSource[] {
  const said = () => entitiesOf(apollo.extract(false));
  const guessed = () => (hasLayers(apollo.cache) ? differing(entitiesOf(apollo.extract(true)), said()) : {});
  return [
    createSource(apollo, apollo.cache, apollo.name, said, pace),
    createSource(apollo, {}, `${apollo.name}, optimistic`, guessed, pace),
  ];
}

function createSource(
  { via, listen }: ApolloCache,
  identity: object,
  name: string,
  read: () => Entries,
  pace: Pace,
): StoreSource {
  const { copy, whenDue } = paceCopies(pace);
  let state: Entries = {};
  return {
    identity,
    library: 'apollo',
    via,
    name,
    getState: () => {
      const next = copy(read);
      if (!hasSame(state, next)) state = next;
      return state;
    },
    subscribe: (onChange) => {
      let listener: (() => void) | undefined = onChange;
      const stop = listen(() => whenDue(() => listener?.()));
      return () => {
        listener = undefined;
        state = {};
        stop();
      };
    },
  };
}

/** The copy that the cache made. Which entities must not be collected is its own book-keeping, and mostly absent. */
function entitiesOf(extracted: unknown): Entries {
  const held: Record<string, unknown> = Object(extracted);
  if (!Object.hasOwn(held, '__META')) return held;
  const { __META: _, ...entities } = held;
  return entities;
}

/** Without layers a cache's optimistic data is a stump that stands on its data. Where that cannot be seen there may be some. */
function hasLayers(cache: object): boolean {
  const below = readPath(cache, 'optimisticData', 'parent');
  return below === undefined || below !== readPath(cache, 'data');
}

/** Entities that a layer took away are there as `null`. */
function differing(merged: Entries, base: Entries): Entries {
  const ids = Object.keys({ ...base, ...merged }).filter((id) => merged[id] !== base[id]);
  return Object.fromEntries(ids.map((id) => [id, merged[id] ?? null]));
}
