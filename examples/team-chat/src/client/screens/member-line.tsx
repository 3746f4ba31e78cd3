import type { User } from '@driftscope/example-protocol';
import { Fragment } from 'react';
import { usePresence } from '../stores/presence-store.ts';
import styles from './member-line.module.css';

/** Who takes part, and who of them is there. */
export function MemberLine({ members }: { readonly members: readonly User[] }) {
  const devices = usePresence((state) => state.devices);
  return (
    <p className={styles.line}>
      {members.map(({ id, name }, index) => {
        const online = (devices[id]?.length ?? 0) > 0;
        return (
          <Fragment key={id}>
            {index > 0 && ' · '}
            <span data-online={online}>
              {name}
              {online ? ' (online)' : ''}
            </span>
          </Fragment>
        );
      })}
    </p>
  );
}
