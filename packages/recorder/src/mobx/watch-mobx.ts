import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { Listen } from '../hook/listeners.ts';
import type { After } from '../hook/timers.ts';
import { whenDocumentBegins } from '../hook/when-document-begins.ts';
import { type Fiber, fiberAt } from '../react/fiber.ts';
import { watchReact } from '../react/watch-react.ts';
import { type MutableStore, mutableSource } from '../store/mutable-source.ts';
import type { StoreSource } from '../store/store-source.ts';
import { atomPrototype, identityOf, isObservable } from './observable.ts';
import { createObservableReader } from './observable-reader.ts';
import { type HeldObservable, observablesIn } from './observables-in.ts';
import { createFreeReader } from './read-freely.ts';

export interface MobXWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly listen: Listen;
  readonly now: () => number;
  readonly after: After;
  readonly isRecorded: () => boolean;
  readonly onStore: (source: StoreSource) => void;
  /** What it held last was told. */
  readonly onGone: (identity: object) => void;
}

export interface MobXWatch {
  /** Finds what components hold by now. */
  resume(): void;
  /** Lets go of all. */
  pause(): void;
}

/** An observable that is recorded as a store, with all that is in it. */
interface Root {
  isGone: boolean;
  /** Components, and providers of contexts. */
  readonly holders: Set<Holder>;
  changed?: (() => void) | undefined;
}

interface Holder {
  /** By their identities. */
  holds: ReadonlyMap<object, HeldObservable>;
}

/** A page that makes stores without end must not find them all copied. */
const MAX_ROOTS = 50;
/** Where one component makes place for another, both hold the store. */
const LET_GO_AFTER_MS = 1000;
/** Copies may have to wait for their turn. */
const TELL_WITHIN_MS = 5000;

/**
 * Finds the stores of MobX 6 and 7 by what React's components hold of them, and records each as long as one does: of a store that
 * no component shows nobody knows whether the app still keeps it up to date.
 */
export function watchMobX(options: MobXWatchOptions): MobXWatch {
  const { scope, instruments, guard, now, after, isRecorded, onStore, onGone } = options;
  const readFreely = createFreeReader(scope);
  const roots = new Map<object, Root>();
  /** In whose copy an observable was last. */
  const rootsOf = new WeakMap<object, Root>();
  const holders = new Set<Holder>();
  const holdersOf = new WeakMap<Fiber, Holder>();
  const heard = new WeakSet<object>();
  let isDeciding = false;
  let isTelling = false;

  const tell = guard.wrap(() => {
    isTelling = false;
    for (const root of [...roots.values()]) root.changed?.();
  });
  /** Within a batch of changes, mostly: what it comes to is known once the page's code is through. */
  const changed = () => {
    if (isTelling || !isRecorded()) return;
    isTelling = true;
    queueMicrotask(tell);
  };
  const hear = (observable: unknown) => {
    const atoms = isObservable(observable) && atomPrototype(observable);
    if (!atoms || heard.has(atoms)) return;
    heard.add(atoms);
    instruments.method(atoms, 'reportChanged', guard, { after: changed });
  };

  const takeIn = ({ identity, name, read }: HeldObservable): Root => {
    const root: Root = { isGone: false, holders: new Set() };
    const { plainOf, readField } = createObservableReader(readFreely, (inner) => reach(root, inner));
    roots.set(identity, root);
    const store: MutableStore = {
      identity: root,
      library: 'mobx',
      via: 'react',
      ...(name !== undefined && { name }),
      read: () => (root.isGone ? undefined : plainOf(read())),
      readField,
      subscribe: (listener) => {
        root.changed = listener;
        return () => {
          root.changed = undefined;
        };
      },
    };
    onStore(mutableSource(store, { now, after }));
    return root;
  };
  /** What is inside of a store is recorded with it. */
  const reach = (root: Root, identity: object) => {
    const inner = roots.get(identity);
    if (inner && inner !== root) letGo(inner, identity);
    rootsOf.set(identity, root);
  };
  const isInside = (observable: unknown): boolean =>
    isObservable(observable) && rootsOf.get(identityOf(observable))?.isGone === false;

  const letGo = (root: Root, identity: object) => {
    roots.delete(identity);
    root.isGone = true;
    root.changed?.();
    after(TELL_WITHIN_MS, () => onGone(root));
  };
  const letGoOfUnheld = guard.wrap(() => {
    for (const [identity, root] of roots) if (root.holders.size === 0) letGo(root, identity);
    decideSoon();
  });

  const decide = guard.wrap(() => {
    isDeciding = false;
    for (const holder of holders) {
      for (const observable of holder.holds.values()) rootOf(observable)?.holders.add(holder);
    }
  });
  const rootOf = (observable: HeldObservable): Root | undefined => {
    const known = roots.get(observable.identity);
    const value = observable.read();
    if (known || roots.size >= MAX_ROOTS || isInside(value)) return known;
    hear(value);
    return takeIn(observable);
  };
  /** Not at once: the page may be in a computation, which would come to depend on what is read. */
  const decideSoon = () => {
    if (!isDeciding) queueMicrotask(decide);
    isDeciding = true;
  };

  const hold = (holder: Holder, holds: Holder['holds']) => {
    const dropped = [...holder.holds.keys()].filter((identity) => !holds.has(identity));
    for (const identity of dropped) roots.get(identity)?.holders.delete(holder);
    if (dropped.length > 0) after(LET_GO_AFTER_MS, letGoOfUnheld);
    holder.holds = holds;
    if (holds.size > 0) holders.add(holder);
    else holders.delete(holder);
  };
  /** Two fibers stand for a component in turn. */
  const holderOf = (fiber: Fiber): Holder | undefined => {
    const alternate = fiberAt(fiber, 'alternate');
    return holdersOf.get(fiber) ?? (alternate && holdersOf.get(alternate));
  };
  const rendered = (fiber: Fiber) => {
    const observables = observablesIn(fiber);
    const known = holderOf(fiber);
    if (observables.length === 0 && !known) return;
    const holder = known ?? { holds: nothing };
    holdersOf.set(fiber, holder);
    hold(holder, new Map(observables.map((observable) => [observable.identity, observable])));
    decideSoon();
  };

  const react = watchReact({
    ...options,
    active: isRecorded,
    onMounted: rendered,
    onUpdated: rendered,
    onUnmounted: (fiber) => {
      const holder = holderOf(fiber);
      if (holder) hold(holder, nothing);
    },
  });
  // Where the page is still loading it hears of React's commits from then on only.
  whenDocumentBegins(scope, react.visitMounted);

  return {
    resume: react.visitMounted,
    pause: () => {
      for (const root of roots.values()) {
        root.isGone = true;
        onGone(root);
      }
      roots.clear();
      for (const holder of [...holders]) hold(holder, nothing);
    },
  };
}

const nothing: Holder['holds'] = new Map();
