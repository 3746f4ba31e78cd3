import type { ReactNode } from 'react';
import classes from './overview.module.css';

/** A chart with its title, and what it says in words for who does not see it. */
export function ChartFrame({
  title,
  says,
  children,
}: {
  readonly title: string;
  readonly says: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <p className={classes.says}>{says}</p>
      {children}
    </section>
  );
}
