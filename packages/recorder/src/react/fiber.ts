import { readOwn } from '../hook/read-own.ts';

/** A node of React's tree. It is the page's object: everything in it is looked at before it is believed. */
export type Fiber = object;

const functionTags: ReadonlySet<unknown> = new Set([0, 11, 14, 15]);
const MAX_HOOKS = 200;

/** A neighbour of a fiber: `child`, `sibling`, `return` or `alternate`. */
export function fiberAt(
  fiber: Fiber,
  key: 'child' | 'sibling' | 'return' | 'alternate' | 'current',
): Fiber | undefined {
  const value = readOwn(fiber, key);
  return typeof value === 'object' && value !== null ? value : undefined;
}

/** The hooks of a function component, in their order. Empty for other fibers, and where there is none. */
export function hooksOf(fiber: Fiber | undefined): object[] {
  if (!fiber || !functionTags.has(readOwn(fiber, 'tag'))) return [];
  const hooks: object[] = [];
  let hook = readOwn(fiber, 'memoizedState');
  while (typeof hook === 'object' && hook !== null && Object.hasOwn(hook, 'next') && hooks.length < MAX_HOOKS) {
    hooks.push(hook);
    hook = readOwn(hook, 'next');
  }
  return hooks;
}

/** The dependencies of a memo, callback or effect hook. Empty for other hooks. */
export function depsOf(hook: object): readonly unknown[] {
  const state = readOwn(hook, 'memoizedState');
  if (typeof state !== 'object' || state === null) return [];
  const deps = Array.isArray(state) ? state[1] : readOwn(state, 'deps');
  return Array.isArray(deps) ? deps : [];
}

export const isFunction = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';
