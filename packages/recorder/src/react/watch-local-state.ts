import { readOwn, readPath } from '../hook/read-own.ts';
import { entitiesIn } from '../store/entities-in.ts';
import { createLocalStores, type Local, type LocalStoresOptions } from '../store/local-stores.ts';
import { nameLocal } from '../store/name-store.ts';
import { type ExternalHook, externalHooksIn, isLeftToOthers, shimIn, storeSeenBy } from './external-hooks.ts';
import { type Fiber, fiberAt, hooksOf, isFunction } from './fiber.ts';

export interface LocalStateOptions extends LocalStoresOptions {
  /** Sees the hooks of external stores first. */
  readonly caches: CacheWatch;
}

/** Watches the caches of a library, which are recorded as a whole. */
export interface CacheWatch {
  /** A hook that was mounted or updated. Answers whether it sees such a cache. */
  rendered(hook: ExternalHook): boolean;
  unmounted(hook: ExternalHook): void;
}

export interface LocalStateWatch {
  /** A component or a context's provider that was mounted or updated. */
  rendered(fiber: Fiber): void;
  unmounted(fiber: Fiber): void;
  /** Lets go of all; what is still there is taken in again when it is told to be rendered. */
  pause(): void;
}

interface Seen extends Local {
  value: unknown;
  /** How many hooks and providers have it: several components may see one external store. */
  count: number;
}

const ENTITIES_TO_COMPARE = 50;
const CONTEXT_PROVIDER = 10;

/**
 * Records the state that components keep for themselves (useState, useReducer, Context), and what they see of external stores
 * (useSyncExternalStore) that are not recorded as a whole, where it holds entities that were seen on the wire, and no other: most
 * local state is about the screen alone.
 */
export function watchLocalState(options: LocalStateOptions): LocalStateWatch {
  const { caches } = options;
  const stores = createLocalStores<Seen>(options);
  const locals = new WeakMap<object, Seen>();

  /** A context mostly hands down what a component keeps: then its entities are the very objects of a state that is told. */
  const isToldElsewhere = (value: unknown): boolean => {
    const handedDown = [...entitiesIn(value, ENTITIES_TO_COMPARE).keys()];
    return stores.told().some((other) => {
      if (other.isToldElsewhere) return false;
      const kept = entitiesIn(other.value, ENTITIES_TO_COMPARE);
      return handedDown.every((entity) => kept.has(entity));
    });
  };

  const takeIn = (via: Kept['via'], component: unknown): Seen => {
    const local: Seen = {
      value: undefined,
      count: 0,
      read: () => (mayHoldEntities(local.value) ? local.value : undefined),
      source: (told) => ({
        ...told,
        identity: local,
        library: 'react',
        via,
        name: nameLocal(component, local.value),
        getState: () => local.value,
      }),
      ...(via === 'react context' && { isToldElsewhere: () => isToldElsewhere(local.value) }),
    };
    return local;
  };

  const localOf = ({ holder, sharedBy, via }: Kept, fiber: Fiber): Seen => {
    const local = locals.get(holder) ?? (sharedBy && locals.get(sharedBy)) ?? takeIn(via, componentName(fiber));
    if (locals.get(holder) !== local) local.count += 1;
    locals.set(holder, local);
    if (sharedBy) locals.set(sharedBy, local);
    return local;
  };

  const saw = (local: Seen, value: unknown) => {
    const former = local.value;
    local.value = value;
    // Most states are numbers and the like, and stay so.
    const isAny = typeof value === 'object' || typeof former === 'object';
    if (former === value ? stores.isLetGo(local) : isAny) stores.saw(local);
  };

  const gone = (holder: object) => {
    const local = locals.get(holder);
    if (!local) return;
    locals.delete(holder);
    local.count -= 1;
    if (local.count > 0) return;
    local.value = undefined;
    stores.left(local);
  };

  return {
    rendered: (fiber) => {
      for (const kept of keptBy(fiber)) {
        const { hook } = kept;
        if (hook && (isLeftToOthers(hook) || caches.rendered(hook))) continue;
        saw(localOf(kept, fiber), kept.value);
      }
    },
    unmounted: (fiber) => {
      for (const { holder, sharedBy, hook } of keptBy(fiber)) {
        gone(holder);
        if (hook) caches.unmounted(hook);
        // The other one of the two fibers that stand for a provider in turn.
        else if (sharedBy) gone(sharedBy);
      }
    },
    pause: stores.pause,
  };
}

interface Kept {
  readonly via: 'react state' | 'react store' | 'react context';
  readonly value: unknown;
  /** The same as long as the component is mounted. */
  readonly holder: object;
  /** Tells that what several hold is one. Absent: it is the holder's own. */
  readonly sharedBy?: object | undefined;
  readonly hook?: ExternalHook;
}

function keptBy(fiber: Fiber): readonly Kept[] {
  if (readOwn(fiber, 'tag') === CONTEXT_PROVIDER) {
    const value = readPath(fiber, 'memoizedProps', 'value');
    return [{ via: 'react context', holder: fiber, sharedBy: fiberAt(fiber, 'alternate'), value }];
  }
  const hooks = hooksOf(fiber);
  const states = hooks.flatMap((hook): Kept[] => {
    const queue = readOwn(hook, 'queue');
    const value = readOwn(hook, 'memoizedState');
    if (typeof queue !== 'object' || queue === null || !isFunction(readOwn(queue, 'dispatch')) || shimIn(value))
      return [];
    return [{ via: 'react state', holder: queue, value }];
  });
  const seen = externalHooksIn(hooks, fiber).map((hook): Kept => {
    const { queue, value } = hook;
    return { via: 'react store', holder: queue, sharedBy: storeSeenBy(hook), value, hook };
  });
  return [...states, ...seen];
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

function componentName(fiber: Fiber): unknown {
  if (readOwn(fiber, 'tag') === CONTEXT_PROVIDER) return 'Context';
  const type = readOwn(fiber, 'type');
  const holder = isFunction(type) ? type : (readPath(type, 'render') ?? readPath(type, 'type'));
  return isFunction(holder) ? (readOwn(holder, 'displayName') ?? readOwn(holder, 'name')) : undefined;
}
