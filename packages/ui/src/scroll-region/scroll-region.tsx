import type { ReactNode } from 'react';
import classes from './scroll-region.module.css';

/** What is wider or higher than its place, such as a table: it scrolls, by keys too. */
export function ScrollRegion({
  label,
  isFramed = true,
  children,
}: {
  readonly label: string;
  /** In a frame of limited height. Otherwise it is as high as it is, and scrolls sideways. */
  readonly isFramed?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <section className={classes.root} data-framed={isFramed} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
