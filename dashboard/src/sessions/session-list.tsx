import { appName, type SessionSummary } from '@driftscope/records';
import { ForeignText, formatAgo, formatCount, formatDuration, formatMoment } from '@driftscope/ui';
import { Link } from 'wouter';
import { useServices } from '../app/services.ts';
import { sessionAddress } from './session-address.ts';
import { SessionUsers } from './session-users.tsx';
import classes from './sessions.module.css';

/** Sessions as a table; each leads to its own page. */
export function SessionList({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const { now } = useServices();
  const nowMs = now();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Sessions">
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Incidents</th>
            <th scope="col">User</th>
            <th scope="col">Began</th>
            <th scope="col">Lasted</th>
            <th scope="col">Page</th>
            <th scope="col">Records</th>
            <th scope="col">Last heard</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <td className={classes.app}>
                <Link href={sessionAddress(session.id)}>
                  <ForeignText text={appName(session)} />
                </Link>
                <code title={session.id}>{session.id.slice(0, 8)}</code>
                {session.release !== undefined && (
                  <span className={classes.about}>
                    release <ForeignText text={session.release} />
                  </span>
                )}
                {session.imported && (
                  <span className={classes.about}>
                    from <ForeignText text={session.imported.file ?? 'a file'} />
                  </span>
                )}
              </td>
              <td>{session.incidents === 0 ? '–' : <strong>{formatCount(session.incidents)}</strong>}</td>
              <td className={classes.users}>
                <SessionUsers users={session.users} />
              </td>
              <td>{formatMoment(session.originMs, 'second')}</td>
              <td>{formatDuration(session.lastAt - session.originMs)}</td>
              <td className={classes.url}>
                {session.server === undefined ? <ForeignText text={placeOf(session.url)} /> : 'server, by its probe'}
              </td>
              <td>{formatCount(session.records)}</td>
              <td>{formatAgo(session.heardAt, nowMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function placeOf(url: string | undefined): string {
  if (url === undefined) return '–';
  if (!URL.canParse(url)) return url;
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname}${search}`;
}
