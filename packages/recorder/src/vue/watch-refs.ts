import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeMethod } from '../hook/native.ts';
import { ownValues, readOwn, readPath } from '../hook/read-own.ts';
import type { After } from '../hook/timers.ts';
import { isRef } from './reactive.ts';

export interface RefWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly after: After;
  /** Whether anybody wants to know. */
  readonly active: () => boolean;
}

export interface RefWatch {
  /** The refs that a component read when it was drawn last, itself or through what is computed: not those of Pinia and the router. */
  readBy(instance: object): object[];
}

const MAX_WAIT_MS = 10_000;

/**
 * Finds the refs of Vue 3 that only closures have, as in `<script setup>` of production builds. Vue lists what a component depends on,
 * but not which refs these are: this a ref says itself when it is read.
 */
export function watchRefs({ scope, instruments, guard, after, active }: RefWatchOptions): RefWatch {
  /** By what is depended on. */
  const refs = new WeakMap<object, object>();
  const isKnown = nativeMethod(WeakMap.prototype, 'has');
  const learn = guard.wrap((dep: object, ref: object) => refs.set(dep, ref));
  const watched = new WeakSet<object>();

  const watchAllLike = (one: object) => {
    const all = Reflect.getPrototypeOf(one) ?? one;
    if (watched.has(all)) return;
    watched.add(all);
    instruments.getter(all, 'value', (ref: { _rawValue?: unknown; dep?: object }) => {
      const { dep } = ref;
      if (typeof ref._rawValue === 'object' && dep && active() && !isKnown(refs, dep)) learn(dep, ref);
    });
  };

  let stopWaiting: (() => void) | undefined;
  const giveUp = () => {
    stopWaiting?.();
    stopWaiting = undefined;
  };
  const waitForFirst = () => {
    stopWaiting ??= instruments.expando(scope.Object.prototype, '_rawValue', guard, (_value, ref) => {
      giveUp();
      watchAllLike(ref);
    });
    after(MAX_WAIT_MS, giveUp);
  };
  // By this a page first hears of Vue (since 3.5), before anybody can have made a ref.
  const policies: unknown = Reflect.get(scope, 'trustedTypes');
  if (typeof policies === 'object' && policies !== null) {
    instruments.method(Reflect.getPrototypeOf(policies) ?? policies, 'createPolicy', guard, {
      before: ([name]) => {
        if (name === 'vue') waitForFirst();
      },
    });
  }

  return {
    readBy: (instance) => {
      const others = refsOfPlugins(instance);
      // An older Vue was not heard of.
      others.forEach(watchAllLike);
      const read: object[] = [];
      for (const dep of depsOf(readOwn(instance, 'effect'))) {
        const ref = isRef(dep) ? dep : refs.get(dep);
        if (ref && !others.has(ref)) read.push(ref);
      }
      return read;
    },
  };
}

/** What may be depended on. */
interface Dep {
  /** What is computed, if it is that; once more under this name in Vue 3.5. */
  readonly computed?: { readonly effect: object };
}

/** The list that Vue makes of what a component, or something computed, depends on. */
interface Link {
  readonly dep: Dep;
  readonly nextDep?: Link;
}

/** Through what is computed, too. A list may be long, and is made of Vue's own objects alone: they are read as they are. */
function depsOf(subscriber: unknown, found = new Set<Dep>()): ReadonlySet<Dep> {
  const add = (dep: Dep) => {
    if (found.has(dep)) return;
    found.add(dep);
    if (dep.computed) depsOf(dep.computed.effect, found);
  };
  const deps = readPath(subscriber, 'deps');
  // Before Vue 3.5.
  if (Array.isArray(deps)) deps.forEach(add);
  else for (let link = isLink(deps) ? deps : undefined; link; link = link.nextDep) add(link.dep);
  return found;
}

const isLink = (deps: unknown): deps is Link => typeof deps === 'object' && deps !== null;

/** Those that the router and Pinia have: what is in Pinia's stores is recorded as theirs. */
function refsOfPlugins(instance: object): Set<object> {
  const found = new Set<object>();
  for (const plugin of ownValues(readPath(instance, 'appContext', 'config', 'globalProperties'))) {
    for (const ref of ownValues(plugin).filter(isRef)) {
      found.add(ref);
      for (const each of ownValues(ref._rawValue).flatMap(ownValues)) if (isRef(each)) found.add(each);
    }
  }
  return found;
}
