import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { Listen } from '../hook/listeners.ts';
import { readOwn } from '../hook/read-own.ts';
import { whenDocumentBegins } from '../hook/when-document-begins.ts';
import { createReactHook } from './create-react-hook.ts';
import { type Fiber, fiberAt } from './fiber.ts';
import { findReactRoots } from './find-react-roots.ts';
import { type FiberWalk, walkFibers } from './walk-fibers.ts';

export interface ReactWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly listen: Listen;
  /** Whether anybody wants to know. */
  readonly active: () => boolean;
  /** Told of each component that was mounted, once it is in the page. */
  readonly onMounted: (fiber: Fiber) => void;
  /** Told of each whose state or props changed. */
  readonly onUpdated: (fiber: Fiber) => void;
  /** Told of each that is about to leave the page. */
  readonly onUnmounted: (fiber: Fiber) => void;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface ReactWatch {
  /** Visits everything that is mounted now. */
  visitMounted(): void;
  stop(): void;
}

const HOOK_KEY = '__REACT_DEVTOOLS_GLOBAL_HOOK__';
const COMMIT_BUDGET_MS = 2;
const LATER_MS = 20;
const AFTER_LOAD_MS = 250;

/**
 * Watches what React mounts, production builds included, through the hook it keeps for its developer tools.
 */
export function watchReact(options: ReactWatchOptions): ReactWatch {
  const { scope, instruments, guard, listen, active, onUnmounted, now, after } = options;
  const { document } = scope;
  let unfinished: FiberWalk[] = [];
  let cancel: (() => void) | undefined;
  let commits = 0;

  const goOn = guard.wrap((budgetMs: number) => {
    const untilMs = now() + budgetMs;
    unfinished = unfinished.filter((walk) => !walk.run(() => now() < untilMs));
    if (unfinished.length > 0) cancel ??= after(LATER_MS, continueLater);
  });
  const continueLater = () => {
    cancel = undefined;
    if (active()) goOn(COMMIT_BUDGET_MS);
    else unfinished = [];
  };

  const committed = (root: unknown) => {
    commits += 1;
    const current = typeof root === 'object' && root !== null && active() ? fiberAt(root, 'current') : undefined;
    if (!current) return;
    unfinished.push(walkFibers(current, false, options));
    goOn(COMMIT_BUDGET_MS);
  };

  const unmounted = (fiber: unknown) => {
    if (typeof fiber === 'object' && fiber !== null && active()) onUnmounted(fiber);
  };

  const visitMounted = guard.wrap(() => {
    if (!active()) return;
    for (const root of findReactRoots(document)) unfinished.push(walkFibers(root, true, options));
    goOn(COMMIT_BUDGET_MS * 5);
  });

  const hook = guard.wrap(() => {
    instruments.property(scope, HOOK_KEY, createReactHook());
    // That of React DevTools is behind an accessor of theirs.
    const present: unknown = Reflect.get(scope, HOOK_KEY);
    if (typeof present !== 'object' || present === null) return guard.giveUp(`${HOOK_KEY} is no object`);
    instruments.method(present, 'onCommitFiberRoot', guard, { after: (_result, _token, args) => committed(args[1]) });
    // A stand-in for the tools, by which a page disables them, may lack it.
    if (readOwn(present, 'onCommitFiberUnmount') === undefined) return;
    instruments.method(present, 'onCommitFiberUnmount', guard, {
      after: (_result, _token, args) => unmounted(args[1]),
    });
  });

  const callOff = whenDocumentBegins(scope, hook);

  // A page may disable the hook; what it mounted by then is found all the same. Not within the load: every element is looked at.
  let cancelLook: (() => void) | undefined;
  listen(scope, 'load', () => {
    cancelLook = after(AFTER_LOAD_MS, () => {
      if (commits === 0) visitMounted();
    });
  });

  return {
    visitMounted: () => visitMounted(),
    stop: () => {
      callOff();
      cancel?.();
      cancelLook?.();
      unfinished = [];
    },
  };
}
