import type { Fault } from '@driftscope/records';
import type { ReactNode } from 'react';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { NoMatch } from '../filters/no-match.tsx';
import { Waiting } from '../waiting/waiting.tsx';
import classes from './incidents-page.module.css';

/** The rows of a list, or why there are none. */
export function ListFrame({
  fault,
  isRead,
  isEmpty,
  onRetry,
  onClear,
  children,
}: {
  readonly fault: Fault | undefined;
  /** It is known what there is. */
  readonly isRead: boolean;
  readonly isEmpty: boolean;
  readonly onRetry: () => void;
  /** Takes the filters away. */
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      {fault && isRead && <FaultBar fault={fault} onRetry={onRetry} />}
      {fault && !isRead && <FaultView fault={fault} onRetry={onRetry} />}
      {!fault && !isRead && isEmpty && <Waiting />}
      {isRead && isEmpty && <NoMatch noun="incident" onClear={onClear} />}
      {!isEmpty && <div className={classes.list}>{children}</div>}
    </>
  );
}
