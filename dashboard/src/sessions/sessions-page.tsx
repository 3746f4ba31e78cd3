import { EmptyState } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { useReloadOnPush } from '../app/use-reload-on-push.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { useFiles } from '../files/files.ts';
import { OpenFilesButton } from '../files/open-files-button.tsx';
import { countItems } from '../filters/count-items.ts';
import { NoMatch } from '../filters/no-match.tsx';
import { Waiting } from '../waiting/waiting.tsx';
import { readSessions } from './read-sessions.ts';
import { SessionFilterBar } from './session-filter-bar.tsx';
import {
  isNarrowed,
  parseSessionFilters,
  type SessionFilters,
  sessionListAddress,
  sessionQuery,
} from './session-filters.ts';
import { SessionList } from './session-list.tsx';
import { SessionOriginSwitch } from './session-origin-switch.tsx';
import classes from './sessions.module.css';

/** `/sessions`: page loads and server lives, the newest first; of those that came from files the last that came first. */
export function SessionsPage() {
  const { api } = useServices();
  const { onChange } = useFiles();
  const [address] = useSearchParams();
  const [, navigate] = useLocation();
  const filters = parseSessionFilters(address);
  const isFromFiles = filters.imported !== undefined;
  const query = sessionQuery(filters).toString();
  const [read, setRead] = useState({ query, pages: 1 });
  const pages = read.query === query ? read.pages : 1;
  const load = useCallback(() => readSessions(api, { pages, query: new URLSearchParams(query) }), [api, pages, query]);
  const { value, fault, reload } = useLoaded(load);
  useReloadOnPush(reload);
  useEffect(() => onChange(reload), [onChange, reload]);
  useDocumentTitle('Sessions – Driftscope');
  const change = (next: SessionFilters) => navigate(sessionListAddress(next), { replace: true });

  return (
    <div className={classes.page}>
      {fault && value && <FaultBar fault={fault} onRetry={reload} />}
      <header className={classes.head}>
        <h1>Sessions</h1>
        <SessionOriginSwitch
          isFromFiles={isFromFiles}
          onChange={(isChosen) => navigate(sessionListAddress({ ...filters, imported: isChosen ? 'true' : '' }))}
        />
        <div className={classes.tools}>
          <OpenFilesButton />
          <Button size="compact-xs" variant="default" onClick={reload}>
            Refresh
          </Button>
        </div>
      </header>
      {(isNarrowed(filters) || (value && value.sessions.length > 0)) && (
        <SessionFilterBar
          filters={filters}
          counted={value ? countItems(value.sessions.length, value.next === undefined, 'session') : ''}
          onChange={change}
        />
      )}
      {!value && (fault ? <FaultView fault={fault} onRetry={reload} /> : <Waiting />)}
      {value?.sessions.length === 0 &&
        (isNarrowed(filters) ? (
          <NoMatch noun="session" onClear={() => change(isFromFiles ? { imported: 'true' } : {})} />
        ) : (
          <NoSessions isFromFiles={isFromFiles} />
        ))}
      {value && value.sessions.length > 0 && <SessionList sessions={value.sessions} />}
      {value?.next !== undefined && (
        <div className={classes.more}>
          <Button size="compact-xs" variant="default" onClick={() => setRead({ query, pages: pages + 1 })}>
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
