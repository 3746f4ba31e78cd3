import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isFree } from './is-free.ts';

/**
 * A list's letters are for it wherever the focus is, except where one writes, or something is in front. So is Enter where
 * nothing has the focus: what had it is gone, as a button is that has done its work. The list gets the focus with them.
 */
export function useFreeKeys(
  list: RefObject<HTMLElement | null>,
  isOn: boolean,
  onKey: (event: KeyboardEvent) => void,
): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    const isOurs = /^[jkx]$/i.test(event.key) || (event.key === 'Enter' && event.target === document.body);
    if (event.defaultPrevented || !isOurs || !isFree(event.target)) return;
    if (event.target instanceof Node && list.current?.contains(event.target)) return;
    list.current?.focus({ preventScroll: true });
    onKey(event);
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const listener = (event: KeyboardEvent) => take(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [isOn]);
}
