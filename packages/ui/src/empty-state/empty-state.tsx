import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Says that there is nothing here, and what to do about it. `action` stands below: a button, links, steps. */
export function EmptyState({
  title,
  hint,
  action,
}: {
  readonly title: string;
  readonly hint: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <section className={classes.root}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.hint}>{hint}</p>
      {action}
    </section>
  );
}
