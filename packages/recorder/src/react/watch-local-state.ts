import { readOwn, readPath } from '../hook/read-own.ts';
import type { After } from '../hook/timers.ts';
import { entitiesIn } from '../store/entities-in.ts';
import { createLikelyCause, type LikelyCause } from '../store/likely-cause.ts';
import { createLookLater } from '../store/look-later.ts';
import { nameStore } from '../store/name-store.ts';
import type { StoreSource } from '../store/store-source.ts';
import type { WireMemory } from '../store/wire-memory.ts';
import { type Fiber, fiberAt, hooksOf, isFunction } from './fiber.ts';

export interface LocalStateOptions {
  readonly wire: WireMemory;
  readonly after: After;
  readonly onStore: (source: StoreSource) => void;
  readonly onGone: (identity: object) => void;
}

export interface LocalStateWatch {
  /** A component or a context's provider that was mounted or updated. */
  rendered(fiber: Fiber): void;
  unmounted(fiber: Fiber): void;
  /** Lets go of all; what is still there is taken in again when it is told to be rendered. */
  pause(): void;
}

interface Local {
  readonly via: 'react state' | 'react context';
  readonly component: string;
  value: unknown;
  /** Absent until it is known to hold what came over the wire. */
  source?: StoreSource;
  listener: (() => void) | undefined;
  /** How often it was looked at in vain. */
  misses: number;
}

const maxMisses = 20;
const entitiesToLookUp = 6;
const entitiesToCompare = 50;
const contextProvider = 10;

/**
 * Records the state that components keep for themselves (useState, useReducer, Context), where it holds entities that were
 * seen on the wire, and no other: most local state is about the screen alone.
 */
export function watchLocalState({ wire, after, onStore, onGone }: LocalStateOptions): LocalStateWatch {
  const locals = new WeakMap<object, Local>();
  const told = new Map<StoreSource, Local>();
  const likelyCause = createLikelyCause(wire);

  const lookLater = createLookLater<Local>(after, (waiting, round) => {
    const states = waiting.filter(({ via }) => via === 'react state');
    const contexts = waiting.filter(({ via }) => via === 'react context');
    for (const local of [...states, ...contexts]) decide(local, round);
  });

  const tell = (local: Local, source: StoreSource) => {
    told.set(source, local);
    onStore(source);
  };
  const letGo = (source: StoreSource) => {
    told.delete(source);
    onGone(source.identity);
  };

  const decide = (local: Local, round: number) => {
    // It may hold something else by now.
    if (local.source || !mayHoldEntities(local.value)) return;
    const entities = [...entitiesIn(local.value, entitiesToLookUp).values()];
    if (local.via === 'react context' && isToldElsewhere(local.value)) return;
    if (entities.some((entity) => wire.find(entity) > 0)) {
      local.source = sourceOf(local, likelyCause);
      tell(local, local.source);
    } else if (entities.length > 0) {
      local.misses += 1;
      lookLater(local, round + 1);
    }
  };

  /** A context mostly hands down what a component keeps: then its entities are the very objects of a state that is told. */
  const isToldElsewhere = (value: unknown): boolean => {
    const handedDown = [...entitiesIn(value, entitiesToCompare).keys()];
    return [...told.values()].some(({ via, value: state }) => {
      if (via !== 'react state' || handedDown.length === 0) return false;
      const kept = entitiesIn(state, entitiesToCompare);
      return handedDown.every((entity) => kept.has(entity));
    });
  };

  const saw = (identity: object, local: Local, value: unknown) => {
    locals.set(identity, local);
    const changed = local.value !== value;
    local.value = value;
    if (local.source && !local.listener) tell(local, local.source);
    else if (changed && local.source) local.listener?.();
    else if (changed && local.misses < maxMisses && mayHoldEntities(value)) lookLater(local);
  };

  return {
    rendered: (fiber) => {
      if (readOwn(fiber, 'tag') === contextProvider) {
        const alternate = fiberAt(fiber, 'alternate');
        const known = locals.get(fiber) ?? (alternate && locals.get(alternate));
        saw(fiber, known ?? createLocal('react context', 'Context'), readPath(fiber, 'memoizedProps', 'value'));
        return;
      }
      for (const { queue, value } of stateHooksOf(fiber)) {
        saw(queue, locals.get(queue) ?? createLocal('react state', componentName(fiber)), value);
      }
    },
    unmounted: (fiber) => {
      const alternate = fiberAt(fiber, 'alternate');
      const identities = [fiber, ...(alternate ? [alternate] : []), ...stateHooksOf(fiber).map(({ queue }) => queue)];
      for (const local of new Set(identities.map((identity) => locals.get(identity)))) {
        if (!local) continue;
        local.value = undefined;
        local.listener?.();
        if (local.source) letGo(local.source);
      }
      for (const identity of identities) locals.delete(identity);
    },
    pause: () => {
      for (const source of told.keys()) letGo(source);
    },
  };
}

const createLocal = (via: Local['via'], component: string): Local => ({
  via,
  component,
  value: undefined,
  listener: undefined,
  misses: 0,
});

function sourceOf(local: Local, likelyCause: LikelyCause): StoreSource {
  return {
    identity: local,
    library: 'react',
    via: local.via,
    name: `${local.component}: ${nameStore(local.value)}`,
    getState: () => local.value,
    subscribe: (listener) => {
      local.listener = listener;
      return () => {
        local.listener = undefined;
      };
    },
    likelyCause,
  };
}

function stateHooksOf(fiber: Fiber): { readonly queue: object; readonly value: unknown }[] {
  return hooksOf(fiber).flatMap((hook) => {
    const queue = readOwn(hook, 'queue');
    if (typeof queue !== 'object' || queue === null || !isFunction(readOwn(queue, 'dispatch'))) return [];
    return [{ queue, value: readOwn(hook, 'memoizedState') }];
  });
}

/**
 * Lists with functions in them are what a library keeps in a hook of its own, such as Jotai's. What Apollo's hooks keep has the
 * client in it, with all of the cache as it was then.
 */
function mayHoldEntities(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || readPath(value, 'client', 'queryManager')) return false;
  return (
    !Array.isArray(value) || !value.slice(0, 5).some((item) => isFunction(item) || isFunction(readPath(item, 'sub')))
  );
}

function componentName(fiber: Fiber): string {
  const type = readOwn(fiber, 'type');
  const holder = isFunction(type) ? type : (readPath(type, 'render') ?? readPath(type, 'type'));
  const name = isFunction(holder) ? (readOwn(holder, 'displayName') ?? readOwn(holder, 'name')) : undefined;
  return typeof name === 'string' && name !== '' ? name.slice(0, 50) : 'component';
}
