import { readOwn } from '../hook/read-own.ts';
import { type Fiber, fiberAt } from './fiber.ts';

export interface FiberWalk {
  /** Goes on until all is seen, or `mayGoOn` says no. Answers whether all is seen. */
  run(mayGoOn: () => boolean): boolean;
}

export interface FiberVisitor {
  readonly onMounted: (fiber: Fiber) => void;
  /** Its state or its props are others than before the commit. */
  readonly onUpdated: (fiber: Fiber) => void;
}

const STEPS_BETWEEN_CHECKS = 64;

/**
 * Visits the fibers that a commit mounted or updated. A subtree that React did not touch (same `child` as before) is skipped.
 *
 * @param all visits everything as if it was mounted now, for a recording that begins late
 */
export function walkFibers(root: Fiber, all: boolean, { onMounted, onUpdated }: FiberVisitor): FiberWalk {
  const open: Fiber[] = [root];

  const step = (fiber: Fiber) => {
    const alternate = fiberAt(fiber, 'alternate');
    if (all || !alternate) onMounted(fiber);
    else if (isUpdated(fiber, alternate)) onUpdated(fiber);
    const child = fiberAt(fiber, 'child');
    if (!child || (!all && alternate && fiberAt(alternate, 'child') === child)) return;
    for (let next: Fiber | undefined = child; next; next = fiberAt(next, 'sibling')) open.push(next);
  };

  return {
    run: (mayGoOn) => {
      for (let steps = 1; ; steps += 1) {
        const fiber = open.pop();
        if (!fiber) return true;
        step(fiber);
        if (steps % STEPS_BETWEEN_CHECKS === 0 && !mayGoOn()) return open.length === 0;
      }
    },
  };
}

const isUpdated = (fiber: Fiber, alternate: Fiber): boolean =>
  readOwn(fiber, 'memoizedState') !== readOwn(alternate, 'memoizedState') ||
  readOwn(fiber, 'memoizedProps') !== readOwn(alternate, 'memoizedProps');
