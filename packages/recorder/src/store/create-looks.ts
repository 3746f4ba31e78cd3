import type { Unnumbered } from '@driftscope/records';
import type { Pace } from './pace-copies.ts';

/** Looks at stores whose state the page may change without a word: now and then, and soon after something happened. */
export interface Looks {
  /** Looks at what was recorded: something may have come, or been done, that the page answers with a change. */
  saw(fields?: Unnumbered): void;
  /** Answers how to take it out again. */
  add(look: () => void): () => void;
}

const EVERY_MS = 1_000;
const SOON_MS = 100;
/** Of the page's time at most one part in so many. */
const SHARE = 50;

export function createLooks({ now, after }: Pace): Looks {
  const looks = new Set<() => void>();
  let cancel: (() => void) | undefined;
  let isSoon = false;
  let freeAtMs = 0;

  const lookAfter = (ms: number) => {
    cancel?.();
    cancel = after(Math.max(ms, freeAtMs - now()), () => {
      isSoon = false;
      const startMs = now();
      for (const look of looks) look();
      freeAtMs = now() + (now() - startMs) * SHARE;
      if (looks.size > 0) lookAfter(EVERY_MS);
      else cancel = undefined;
    });
  };

  return {
    saw: (fields) => {
      if (looks.size === 0 || isSoon || !fields || !isHandled(fields)) return;
      isSoon = true;
      lookAfter(SOON_MS);
    },
    add: (look) => {
      looks.add(look);
      if (!cancel) lookAfter(EVERY_MS);
      return () => looks.delete(look);
    },
  };
}

const isHandled = ({ kind }: Unnumbered): boolean => /^(socket|stream|http|channel|ui)\./.test(kind);
