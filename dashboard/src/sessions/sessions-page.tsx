import { EmptyState } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback, useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { useReloadOnPush } from '../app/use-reload-on-push.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { useFiles } from '../files/files.ts';
import { OpenFilesButton } from '../files/open-files-button.tsx';
import { Waiting } from '../waiting/waiting.tsx';
import { readSessions } from './read-sessions.ts';
import { SessionList } from './session-list.tsx';
import { isFromFilesIn } from './session-list-address.ts';
import { SessionOriginSwitch } from './session-origin-switch.tsx';
import classes from './sessions.module.css';

/** `/sessions`: page loads and server lives, the newest first; with `from=files` those that came from files. */
export function SessionsPage() {
  const [query] = useSearchParams();
  const isFromFiles = isFromFilesIn(query);
  useDocumentTitle('Sessions – Driftscope');
  return <SessionsOf key={`${isFromFiles}`} isFromFiles={isFromFiles} />;
}

function SessionsOf({ isFromFiles }: { readonly isFromFiles: boolean }) {
  const { api } = useServices();
  const { onChange } = useFiles();
  const pages = useRef(1);
  const load = useCallback(() => readSessions(api, { pages: pages.current, isFromFiles }), [api, isFromFiles]);
  const { value, fault, reload } = useLoaded(load);
  useReloadOnPush(reload);
  useEffect(() => onChange(reload), [onChange, reload]);

  const loadOlder = () => {
    pages.current += 1;
    reload();
  };
  return (
    <div className={classes.page}>
      {fault && value && <FaultBar fault={fault} onRetry={reload} />}
      <header className={classes.head}>
        <h1>Sessions</h1>
        <SessionOriginSwitch />
        <div className={classes.tools}>
          <OpenFilesButton />
          <Button size="compact-xs" variant="default" onClick={reload}>
            Refresh
          </Button>
        </div>
      </header>
      {!value && (fault ? <FaultView fault={fault} onRetry={reload} /> : <Waiting />)}
      {value?.sessions.length === 0 && <NoSessions isFromFiles={isFromFiles} />}
      {value && value.sessions.length > 0 && <SessionList sessions={value.sessions} />}
      {value?.next !== undefined && (
        <div className={classes.more}>
          <Button size="compact-xs" variant="default" onClick={loadOlder}>
            Load older ones
          </Button>
        </div>
      )}
    </div>
  );
}

const NoSessions = ({ isFromFiles }: { readonly isFromFiles: boolean }) =>
  isFromFiles ? (
    <EmptyState
      title="No session from a file"
      hint="Drop a recording (.drift), a ticket, or a HAR file with WebSocket messages anywhere on this page, or choose one with Open a file. It is judged as if its page had been recorded here."
    />
  ) : (
    <EmptyState
      title="No sessions yet"
      hint="A session is one page load that was recorded. Open an app with the extension, and its panel in DevTools; or drop a recording (.drift) or a HAR file of somebody else here."
      action={<Link href="/start">The first steps</Link>}
    />
  );
