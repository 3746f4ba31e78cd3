import { appName, type SessionDetail } from '@driftscope/records';
import { ForeignText, formatCount, formatDuration, formatMoment, showDirections } from '@driftscope/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { SessionUsers } from './session-users.tsx';
import classes from './sessions.module.css';

/** The header of a session, and how complete what is stored of it is. */
export function SessionHead({
  session,
  leftOut,
  onRefresh,
  onRemove,
}: {
  readonly session: SessionDetail;
  /** Records that the page itself left out, before it was asked for its last minutes. */
  readonly leftOut: number;
  readonly onRefresh: () => void;
  /** Of one that came from a file. */
  readonly onRemove: (name: string) => void;
}) {
  const { id, originMs, lastAt, clockOffsetMs, url, server, release, userAgent, recorder, records, batches } = session;
  const { holes, imported } = session;
  const lost = holes.reduce((sum, { from, to }) => sum + to - from + 1, -leftOut);
  return (
    <header className={classes.sessionHead}>
      <div className={classes.head}>
        <h1>
          <ForeignText text={appName(session)} />
        </h1>
        <code>{id}</code>
        <Button size="compact-xs" variant="default" onClick={onRefresh}>
          Refresh
        </Button>
        <Button size="compact-xs" variant="default" component="a" href={fileOf(id, 'export')} download>
          Export recording
        </Button>
        {server === undefined && (
          <Button size="compact-xs" variant="default" component="a" href={fileOf(id, 'har')} download>
            Export HAR
          </Button>
        )}
        {imported && (
          <Button
            size="compact-xs"
            variant="default"
            title="The file can be opened again"
            onClick={() => onRemove(`This session of ${imported.file ?? 'a file'}`)}
          >
            Remove
          </Button>
        )}
      </div>
      <dl className={classes.fields}>
        <Field name={server === undefined ? 'Page' : 'Server'}>{url ?? server}</Field>
        {imported && (
          <>
            <Field name="From file">{imported.file ?? 'of no name'}</Field>
            <Field name="Opened">{formatMoment(imported.at, 'second')}</Field>
          </>
        )}
        {session.users.length > 0 && (
          <Field name={session.users.length === 1 ? 'User' : 'Users'}>
            <SessionUsers users={session.users} />
          </Field>
        )}
        <Field name="Began">{formatMoment(originMs, 'ms')}</Field>
        <Field name="Lasted">{formatDuration(lastAt - originMs)}</Field>
        <Field name="Its clock">{clockOffsetMs && clockText(clockOffsetMs)}</Field>
        <Field name="Records">
          {formatCount(records)} in {formatCount(batches)} {batches === 1 ? 'batch' : 'batches'}
        </Field>
        <Field name="Release">{release}</Field>
        <Field name="Recorder">{recorder}</Field>
        <Field name="Browser">{userAgent}</Field>
      </dl>
      {lost > 0 && (
        <p className={classes.warning}>
          {formatCount(lost)} {lost === 1 ? 'record is' : 'records are'} missing (
          {holes.slice(0, 5).map(rangeText).join(', ')}
          {holes.length > 5 && ' …'}): they never came.
        </p>
      )}
      {leftOut > 0 && (
        <p className={classes.warning}>The page kept only its last minutes: what came before is left out.</p>
      )}
    </header>
  );
}

const clockText = (offsetMs: number): string =>
  `${formatDuration(Math.abs(offsetMs))} ${offsetMs < 0 ? 'ahead' : 'behind'}; all times here are corrected`;

const fileOf = (id: string, form: 'export' | 'har'): string => `/api/v1/sessions/${encodeURIComponent(id)}/${form}`;

const rangeText = ({ from, to }: { from: number; to: number }): string => (from === to ? `#${from}` : `#${from}–${to}`);

/** The rest of a longer one is in its tooltip. */
const MOST_CHARS = 1_000;

/** Nothing, where there is nothing to say. */
function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd title={typeof children === 'string' ? showDirections(children) : undefined}>
        {typeof children === 'string' ? <ForeignText text={children} mostChars={MOST_CHARS} /> : children}
      </dd>
    </div>
  );
}
