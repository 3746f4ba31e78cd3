import type { PanelState } from '../panel/panel-state.ts';
import classes from './now-tab.module.css';
import { unseenWorkers } from './unseen-workers.ts';
import { whyEmpty } from './why-empty.ts';

/** Why there is no socket, and where one may be that is not seen. */
export function NoSocket({ state }: { readonly state: PanelState }) {
  const { title, hint } = whyEmpty(state, 'sockets');
  const workers = unseenWorkers(state);
  return (
    <>
      <p className={classes.empty}>
        <strong>{title}.</strong> {hint}
      </p>
      {workers.length > 0 && (
        <p className={classes.empty}>
          {workers.length === 1
            ? 'This page has started a worker, and its sockets may be there: '
            : `This page has started ${workers.length} workers, and its sockets may be there: `}
          <strong className={classes.addresses}>{workers.join(', ')}</strong>
        </p>
      )}
    </>
  );
}
