import { type ReactNode, useEffect, useRef } from 'react';
import classes from './dashboard.module.css';

/** What a key opened has the focus, so that Tab goes on in it. Where something has it already, it stays there. */
export function FocusOnOpen({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} className={classes.opened} tabIndex={-1}>
      {children}
    </div>
  );
}
