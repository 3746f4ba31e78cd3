import type { Severity } from '@driftscope/detect';
import type { ReactNode } from 'react';
import { SeverityBadge } from '../badges/severity-badge.tsx';
import { Sentence } from '../format/sentence.tsx';
import classes from './list-row.module.css';

/** What a page put into a sentence makes no row higher than the list. */
const MOST_CHARS = 300;

/** What was found, in two lines: how grave it is and what happened, and below what tells it from others. */
export function ListRow({
  severity,
  title,
  status,
  side,
  children,
}: {
  readonly severity: Severity;
  readonly title: string;
  /** What was made of it. Absent: nobody keeps that. */
  readonly status?: string | undefined;
  /** At the end of the row. */
  readonly side: ReactNode;
  /** The second line. */
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.row} data-status={status}>
      <span className={classes.severity}>
        <SeverityBadge severity={severity} />
      </span>
      <span className={classes.title}>
        <Sentence text={title} mostChars={MOST_CHARS} />
      </span>
      <span className={classes.side}>{side}</span>
      <span className={classes.meta}>
        {children}
        {status !== undefined && status !== 'open' && <span className={classes.status}>{status}</span>}
      </span>
    </div>
  );
}
