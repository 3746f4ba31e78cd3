import type { Fault, Result } from '@driftscope/records';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keepReading } from '../live/keep-reading.ts';
import { useServices } from './services.ts';

export interface Loaded<Value> {
  /** The last good answer. Absent until there is one. */
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
 */
export function useLoaded<Value>(
  load: () => Promise<Result<Value>>,
  isSame?: (before: Value, now: Value) => boolean,
): Loaded<Value> {
  const { live } = useServices();
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload' | 'put'>>({});
  const reads = useRef(0);
  const isReading = useRef(false);

  const newer = useCallback(
    (before: Value | undefined, now: Value): Value =>
      before !== undefined && isSame?.(before, now) === true ? before : now,
    [isSame],
  );
  const reload = useCallback(() => {
    reads.current += 1;
    const number = reads.current;
    isReading.current = true;
    void load().then((answer) => {
      if (number !== reads.current) return;
      isReading.current = false;
      setState((before) =>
        answer.ok ? { value: newer(before.value, answer.value) } : { ...before, fault: answer.error },
      );
    });
  }, [load, newer]);

  const put = useCallback(
    (value: Value) => {
      reads.current += 1;
      setState({ value });
      // The read that this overtakes may have been asked for by something newer than the value.
      if (isReading.current) reload();
    },
    [reload],
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
