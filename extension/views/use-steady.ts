import { useEffect, useRef, useState } from 'react';

/** A value that changes all the time, no more often than every so many ms. */
export function useSteady<Value>(value: Value, everyMs: number): Value {
  const [steady, setSteady] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = value;
    if (value === steady) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setSteady(latest.current);
    }, everyMs);
  }, [value, steady, everyMs]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return steady;
}
