import { type ReactNode, useId } from 'react';
import classes from './settings.module.css';

/** A part of the page: its name, what it is for, and what it holds. */
export function SettingsSection({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  /** Absent: what it is for says it all. */
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={classes.lead}>{lead}</p>
      {children}
    </section>
  );
}
