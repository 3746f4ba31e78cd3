import { readOwn } from '../hook/read-own.ts';
import { depsOf, hooksOf, isFunction } from '../react/fiber.ts';
import type { StoreAdapter, StoreSource } from './store-source.ts';

interface AtomSource extends StoreSource {
  add(atom: object): void;
}

type Method = (...args: unknown[]) => unknown;

/** Subscribing keeps an atom alive; an app that makes atoms without end must not find them all kept. */
const MAX_ATOMS = 500;

/**
 * Finds Jotai stores, and their atoms, by the hooks of the components that use them: `useAtomValue` keeps
 * `[value, store, atom]`, `useSetAtom` has deps `[store, atom]`.
 *
 * A store's state is what its primitive atoms hold, each under its `debugLabel` or Jotai's own name (`atom1`, in the order
 * of creation). Derived atoms follow from these, and subscribing to one could run the app's code: they are left alone.
 */
export function createJotaiAdapter(): StoreAdapter {
  const sources = new WeakMap<object, AtomSource>();

  const sourceOf = (store: object): AtomSource | undefined => {
    const known = sources.get(store);
    const [get, set, sub] = ['get', 'set', 'sub'].map((key) => readOwn(store, key));
    if (known || !isFunction(get) || !isFunction(set) || !isFunction(sub)) return known;
    const source = atomSource(store, get, sub);
    sources.set(store, source);
    return source;
  };

  return (fiber) => {
    const found: StoreSource[] = [];
    for (const [store, atom] of hooksOf(fiber).flatMap(neighboursIn)) {
      const source = isPrimitive(atom) && sourceOf(store);
      if (!source) continue;
      source.add(atom);
      found.push(source);
    }
    return found;
  };
}

/** Objects that stand side by side in what a hook keeps. */
function neighboursIn(hook: object): [object, object][] {
  const state = readOwn(hook, 'memoizedState');
  const pairs: [object, object][] = [];
  for (const list of [Array.isArray(state) ? state : [], depsOf(hook)]) {
    for (const [at, value] of list.entries()) {
      const next = list[at + 1];
      if (isObject(value) && isObject(next)) pairs.push([value, next]);
    }
  }
  return pairs;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isPrimitive = (atom: object): boolean =>
  Object.hasOwn(atom, 'init') && isFunction(readOwn(atom, 'read')) && readOwn(atom, 'onMount') === undefined;

function atomSource(store: object, get: Method, sub: Method): AtomSource {
  const names = new Map<object, string>();
  const letGo: unknown[] = [];
  let listener: (() => void) | undefined;
  let state: Readonly<Record<string, unknown>> = {};

  const read = (atom: object, name: string) => {
    state = { ...state, [name]: get(atom) };
  };
  const follow = (atom: object, name: string) => {
    letGo.push(
      sub(atom, () => {
        read(atom, name);
        listener?.();
      }),
    );
  };

  return {
    identity: store,
    library: 'jotai',
    via: 'react hook',
    name: 'atoms',
    add: (atom) => {
      if (names.has(atom) || names.size >= MAX_ATOMS) return;
      const name = freeName(labelOf(atom), new Set(names.values()));
      names.set(atom, name);
      if (!listener) return;
      read(atom, name);
      follow(atom, name);
      listener();
    },
    getState: () => {
      if (!listener) for (const [atom, name] of names) read(atom, name);
      return state;
    },
    subscribe: (onChange) => {
      listener = onChange;
      for (const [atom, name] of names) follow(atom, name);
      return () => {
        listener = undefined;
        state = {};
        for (const stop of letGo.splice(0)) if (isFunction(stop)) stop();
      };
    },
  };
}

function labelOf(atom: object): string {
  const label = readOwn(atom, 'debugLabel');
  const nameOf = readOwn(atom, 'toString');
  const name = typeof label === 'string' ? label : isFunction(nameOf) && nameOf.call(atom);
  return typeof name === 'string' && name !== '' ? name.slice(0, 100) : 'atom';
}

function freeName(label: string, taken: ReadonlySet<string>): string {
  let name = label;
  for (let n = 2; taken.has(name); n += 1) name = `${label} ${n}`;
  return name;
}
