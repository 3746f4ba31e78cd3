import { type Fault, ok, type Result } from '@driftscope/records';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Ahead } from '../ahead/ahead.ts';
import { keepReading } from '../live/keep-reading.ts';
import { useServices } from './services.ts';

export interface Loaded<Value> {
  /** The last good answer. Absent until there is one; once another `load` has failed, that of the former is gone. */
  readonly value?: Value;
  /** Why the last read failed. Absent: it did not. */
  readonly fault?: Fault;
  readonly reload: () => void;
  /** Takes over a value that came by another way: the answer to a change. */
  readonly put: (value: Value) => void;
}

/**
 * What `load` gives: read at first, when `load` changes, and whenever the live connection comes back, as it may have
 * changed meanwhile. An answer that was overtaken by a later one is dropped. Give it a stable `load`.
 *
 * @param isSame whether an answer says nothing new: then the former value stays. Absent: each is new.
 * @param ahead what was asked for before this was shown, and counts as the first read. Absent: nothing was.
 */
export function useLoaded<Value>(
  load: () => Promise<Result<Value>>,
  { isSame, ahead }: { readonly isSame?: (before: Value, now: Value) => boolean; readonly ahead?: Ahead<Value> } = {},
): Loaded<Value> {
  const { live } = useServices();
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload' | 'put'>>(() => {
    const value = ahead?.now();
    return value === undefined ? {} : { value };
  });
  const reads = useRef(0);
  const isReading = useRef(false);
  /** What gave the value. */
  const loadedBy = useRef(load);

  const newer = useCallback(
    (before: Value | undefined, now: Value): Value =>
      before !== undefined && isSame?.(before, now) === true ? before : now,
    [isSame],
  );
  const reload = useCallback(() => {
    reads.current += 1;
    const number = reads.current;
    isReading.current = true;
    void read(load, ahead).then((answer) => {
      if (number !== reads.current) return;
      isReading.current = false;
      const isSameLoad = loadedBy.current === load;
      if (answer.ok) loadedBy.current = load;
      setState((before) => {
        if (!answer.ok) return { ...(isSameLoad && before), fault: answer.error };
        const value = newer(before.value, answer.value);
        // Drawn with what was asked for ahead, it is not drawn again for that.
        return before.fault === undefined && before.value === value ? before : { value };
      });
    });
  }, [load, newer, ahead]);

  const put = useCallback(
    (value: Value) => {
      reads.current += 1;
      loadedBy.current = load;
      setState({ value });
      // The read that this overtakes may have been asked for by something newer than the value.
      if (isReading.current) reload();
    },
    [load, reload],
  );

  useEffect(() => {
    const stop = keepReading(live, reload);
    return () => {
      stop();
      reads.current += 1;
    };
  }, [reload, live]);

  return { ...state, reload, put };
}

async function read<Value>(
  load: () => Promise<Result<Value>>,
  ahead: Ahead<Value> | undefined,
): Promise<Result<Value>> {
  const value = await ahead?.take();
  return value === undefined ? load() : ok(value);
}
