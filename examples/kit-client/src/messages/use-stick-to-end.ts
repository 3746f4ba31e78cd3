import { type RefObject, type UIEvent, useLayoutEffect, useRef } from 'react';

/** Who has scrolled up further than this is reading, and is left there. */
const NEAR_END_PX = 160;

export interface StickToEnd {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
}

/**
 * Keeps a box that scrolls at its end when it grows; `length` says when it did. `goToEnd`: how to get there, where the box's own
 * height is not known yet.
 */
export function useStickToEnd(length: number, goToEnd?: () => void): StickToEnd {
  const ref = useRef<HTMLDivElement>(null);
  const nearEnd = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the length is what makes the box grow.
  useLayoutEffect(() => {
    if (!nearEnd.current) return;
    if (goToEnd !== undefined) goToEnd();
    else ref.current?.scrollTo({ top: ref.current.scrollHeight });
  }, [length]);

  return {
    ref,
    onScroll: ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
      nearEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    },
  };
}
