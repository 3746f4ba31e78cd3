import { formatClock } from '@driftscope/ui';
import { useSyncExternalStore } from 'react';
import type { LiveStatus } from '../live/live.ts';
import classes from './dashboard.module.css';
import { useServices } from './services.ts';

/** Whether what is shown is of now. */
export function LiveBadge() {
  const { live } = useServices();
  const status = useSyncExternalStore(live.onStatus, live.status);
  return (
    <p className={classes.live} role="status" data-live={status.kind}>
      {wordsFor(status)}
    </p>
  );
}

function wordsFor(status: LiveStatus): string {
  switch (status.kind) {
    case 'connecting':
      return 'Connecting…';
    case 'live':
      return 'Live';
    case 'catching-up':
      return 'Catching up…';
    case 'stale':
      return `Reconnecting, as of ${formatClock(status.sinceAt, 'second')}`;
  }
}
