import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** The row of a list that the keys are on. */
export interface ActiveRow {
  /** -1: none. */
  readonly index: number;
  readonly key: string | undefined;
  moveTo(key: string | undefined): void;
}

/**
 * Starts with the selected row, and goes where it is moved. Where the active row has left the list, the one that took its
 * place is next. `keyAt` is `undefined` for no row; `onActive` hears of each change, before the next key is pressed.
 */
export function useActiveRow<Item>(
  items: readonly Item[],
  keyAt: (index: number) => string | undefined,
  selectedKey: string | undefined,
  onActive: ((key: string | undefined) => void) | undefined,
): ActiveRow {
  const [movedTo, moveTo] = useState<string>();
  const last = useRef(-1);
  const key = movedTo ?? selectedKey;
  const index = useMemo(
    () => (key === undefined ? -1 : items.findIndex((_, at) => keyAt(at) === key)),
    [items, keyAt, key],
  );

  const follow = useEffectEvent(() => {
    if (index >= 0) last.current = index;
    else if (movedTo !== undefined && last.current >= 0) moveTo(keyAt(Math.min(last.current, items.length - 1)));
    onActive?.(index < 0 ? undefined : key);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what these lead to that is followed.
  useLayoutEffect(() => follow(), [index, key]);

  return { index, key, moveTo };
}
