import type { Marks } from '@driftscope/ui';
import { useCallback, useMemo, useState } from 'react';

export interface Marked {
  readonly marks: Marks;
  /** Keys of rows that are marked and listed, in the order of the list. */
  readonly keys: readonly string[];
  readonly clear: () => void;
}

/** The rows of a list that are marked. One that leaves the list loses its mark: nothing is done to what one cannot see. */
export function useMarked(listed: readonly string[]): Marked {
  const [marked, setMarked] = useState<ReadonlySet<string>>(none);
  const keys = useMemo(() => (marked.size === 0 ? [] : listed.filter((key) => marked.has(key))), [listed, marked]);
  const onMark = useCallback((changed: readonly string[], isMarked: boolean) => {
    setMarked((before) => {
      if (isMarked) return new Set([...before, ...changed]);
      const gone = new Set(changed);
      return new Set([...before].filter((key) => !gone.has(key)));
    });
  }, []);
  return { marks: { marked, onMark }, keys, clear: useCallback(() => setMarked(none), []) };
}

const none: ReadonlySet<string> = new Set();
