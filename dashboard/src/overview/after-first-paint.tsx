import { type ReactNode, useDeferredValue } from 'react';

/** Keeps the place of what takes long to draw until the rest of the page is on the screen. */
export function AfterFirstPaint({
  heightPx,
  children,
}: {
  readonly heightPx: number;
  readonly children: () => ReactNode;
}) {
  const isTime = useDeferredValue(true, false);
  return isTime ? children() : <div aria-busy style={{ height: heightPx }} />;
}
