import { Button } from '@mantine/core';
import type { PanelState } from '../panel/panel-state.ts';
import { whyEmpty } from '../views/why-empty.ts';
import classes from './now-tab.module.css';
import { unseenWorkers } from './unseen-workers.ts';

export interface NoSocketProps {
  readonly state: PanelState;
  readonly onLookIntoWorkers: (origin: string) => void;
}

/** Why there is no socket, where one may be that is not seen, and how to see it. */
export function NoSocket({ state, onLookIntoWorkers }: NoSocketProps) {
  const { title, hint } = whyEmpty(state, 'sockets');
  const { addresses, isRefused } = unseenWorkers(state);
  const origin = state.file === undefined ? state.status?.recording?.origin : undefined;
  return (
    <>
      <p className={classes.empty}>
        <strong>{title}.</strong> {hint}
      </p>
      {addresses.length > 0 && (
        <p className={classes.empty}>
          {addresses.length === 1
            ? 'This page has started a worker, and its sockets may be there: '
            : `This page has started ${addresses.length} workers, and its sockets may be there: `}
          <strong className={classes.addresses}>{addresses.join(', ')}</strong>
          {isRefused && '. The policy of the page (CSP) does not let them be looked into.'}
        </p>
      )}
      {addresses.some(hasScript) && !isRefused && origin !== undefined && (
        <p className={classes.empty}>
          <Button size="compact-xs" onClick={() => onLookIntoWorkers(origin)}>
            Look into workers, and reload
          </Button>{' '}
          They are then started by a script of Driftscope, for all pages of {origin}; Settings says what that may break.
        </p>
      )}
    </>
  );
}

/** A worker out of the page's own memory is left alone, whatever is set. */
const hasScript = (address: string): boolean => /^https?:/.test(address);
