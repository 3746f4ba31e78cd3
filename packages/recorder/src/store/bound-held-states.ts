import type { After } from '../hook/timers.ts';

/** Bounds how many states of the page wait for the patches that are to be made of them. */
export interface HeldStates {
  /** A commit holds its states from now on. */
  took(): void;
  /** Its patch is made. */
  gave(): void;
  /** Nothing is held any more. */
  clear(): void;
}

/**
 * Commits whose states may wait for an idle moment, and those that may wait for the end of a task. What is held outlives the
 * page's own garbage: a thousand commits to a list of 10,000 made a heap of 4 MB one of 130.
 */
const IDLE_COMMITS = 8;
const TASK_COMMITS = 32;

/** @param settle has the patches made */
export function boundHeldStates(after: After, settle: () => void): HeldStates {
  let held = 0;
  let settling = false;
  const settleNow = () => {
    // The page's own code may run while its states are read, and commit again.
    if (settling) return;
    settling = true;
    try {
      settle();
    } finally {
      settling = false;
    }
  };

  return {
    took: () => {
      held += 1;
      if (held === IDLE_COMMITS) after(0, settleNow);
      else if (held >= TASK_COMMITS) settleNow();
    },
    gave: () => {
      held -= 1;
    },
    clear: () => {
      held = 0;
    },
  };
}
