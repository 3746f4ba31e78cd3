import type { Fault } from '@driftscope/records';
import { Button } from '@mantine/core';
import classes from './fault-bar.module.css';

/** Says above what is shown that it could not be brought up to date. */
export function FaultBar({ fault, onRetry }: { readonly fault: Fault; readonly onRetry: () => void }) {
  return (
    <div className={classes.bar} role="alert">
      <p>
        {fault.message} <span>{fault.hint}</span>
      </p>
      <Button size="compact-xs" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
