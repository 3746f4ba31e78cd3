import { readMethod } from '../hook/read-method.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import { depsOf, type Fiber, fiberAt, hooksOf, isFunction } from './fiber.ts';

/** A `useSyncExternalStore` of a component. */
export interface ExternalHook {
  /** The same as long as the component is mounted. */
  readonly queue: object;
  /** What the component saw last. */
  readonly value: unknown;
  /** What it asks for what it sees. Often another each time it is rendered. */
  readonly getSnapshot: object;
  /** What its subscription and its snapshot are made of, where they are memos. */
  readonly deps: readonly unknown[];
}

/** Hooks before one in which what it is given may be made: react-redux has an effect between. */
const MAKERS_BEFORE = 4;

/** @param hooks all of the component that this fiber is of, in their order */
export function externalHooksIn(hooks: readonly object[], fiber: Fiber): ExternalHook[] {
  return hooks.flatMap((hook, at) => {
    const queue = readOwn(hook, 'queue');
    if (typeof queue !== 'object' || queue === null) return [];
    const state = readOwn(hook, 'memoizedState');
    const shim = shimIn(state);
    const getSnapshot = readPath(shim ?? queue, 'getSnapshot');
    if (!isFunction(getSnapshot)) return [];
    const [subscribe] = depsOf(hooks[at + 1] ?? hook);
    // React tells a hook of a new snapshot function only some time after the commit: until then it has that of the render before.
    const former = hooksOf(fiberAt(fiber, 'alternate'));
    const makers = hooks.filter(
      (maker, place) =>
        place < at &&
        place >= at - MAKERS_BEFORE &&
        [maker, former[place]].flatMap(madeBy).some((made) => made === subscribe || made === getSnapshot),
    );
    return [{ queue, value: shim ? readPath(shim, 'value') : state, getSnapshot, deps: makers.flatMap(depsOf) }];
  });
}

/** What stands in for the hook in React 16 and 17 keeps this in a `useState`. */
export const shimIn = (state: unknown): unknown =>
  isFunction(readPath(state, 'inst', 'getSnapshot')) ? readPath(state, 'inst') : undefined;

/**
 * Whether its store is one of those that are found by other hooks, and recorded as a whole. Or one whose hooks see copies of what the
 * app changes in place, as Valtio's do: of what no component shows they would tell too late.
 */
export function isLeftToOthers({ deps, value }: ExternalHook): boolean {
  const isOfSelector = deps.length === 4 && isFunction(deps[0]);
  return isOfSelector || deps.some((dep) => dep !== value && (isFoundStore(dep) || isCopiedTo(dep, value)));
}

const isFoundStore = (dep: unknown): boolean =>
  (readMethod(dep, 'getState') ?? readMethod(dep, 'getCurrentResult')) !== undefined;

function isCopiedTo(dep: unknown, value: unknown): boolean {
  const keys = Object.keys(Object(dep));
  return keys.length > 0 && keys.every((key) => Object.hasOwn(Object(value), key));
}

/** What is one and the same for all who see what this hook sees, where that can be told. */
export function storeSeenBy({ deps, getSnapshot }: ExternalHook): object | undefined {
  const [store, ...others] = new Set(deps.filter((dep) => dep !== undefined));
  if (store === undefined) return getSnapshot;
  // With a key, or a selector, others may see something else of it.
  return typeof store === 'object' && store !== null && others.length === 0 ? store : undefined;
}

/** A memo may make several at once. */
function madeBy(hook: object | undefined): readonly unknown[] {
  const state = readPath(hook, 'memoizedState');
  return Array.isArray(state) ? [state[0]].flat() : [];
}
