import { counted } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { sessionListAddress } from '../sessions/session-filters.ts';
import classes from './left-out-note.module.css';

/** That sessions from files are in no number of the page, or that they are, and how to have it the other way. Nothing where there are none. */
export function LeftOutNote({
  leftOut,
  isWithImported,
  onChange,
}: {
  /** How many sessions are not counted. */
  readonly leftOut: number;
  /** Whether they are asked for. */
  readonly isWithImported: boolean;
  readonly onChange: (isWithImported: boolean) => void;
}) {
  if (leftOut === 0 && !isWithImported) return null;
  return (
    <p className={classes.note}>
      {isWithImported ? (
        <>
          <Link href={sessionListAddress({ imported: 'true' })}>Sessions from files</Link> count in these numbers.
        </>
      ) : (
        <>
          <Link href={sessionListAddress({ imported: 'true' })}>{counted(leftOut, 'session')} from files</Link>{' '}
          {leftOut === 1 ? 'is' : 'are'} left out of these numbers.
        </>
      )}
      <Button size="compact-xs" variant="default" onClick={() => onChange(!isWithImported)}>
        {isWithImported ? 'Leave them out' : leftOut === 1 ? 'Count it' : 'Count them'}
      </Button>
    </p>
  );
}
