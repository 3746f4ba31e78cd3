import type { SessionUser } from '@driftscope/records';
import { IdentityName } from '@driftscope/ui';
import { Fragment } from 'react';

const MOST_NAMED = 3;

/** Who was logged in on a page, one after the other. */
export function SessionUsers({ users }: { readonly users: readonly SessionUser[] }) {
  if (users.length === 0) return '–';
  return (
    <>
      {users.slice(0, MOST_NAMED).map(({ who, label }, place) => (
        <Fragment key={who}>
          {place > 0 && ', '}
          <IdentityName who={who} label={label} />
        </Fragment>
      ))}
      {users.length > MOST_NAMED && ` and ${users.length - MOST_NAMED} more`}
    </>
  );
}
