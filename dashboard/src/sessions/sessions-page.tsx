import { EmptyState } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { Waiting } from '../waiting/waiting.tsx';
import { readSessions } from './read-sessions.ts';
import { SessionList } from './session-list.tsx';
import classes from './sessions.module.css';

/** `/sessions`: page loads and server lives, the newest first. */
export function SessionsPage() {
  const { api } = useServices();
  const [pages, setPages] = useState(1);
  const { value, fault, reload } = useLoaded(useCallback(() => readSessions(api, pages), [api, pages]));
  useDocumentTitle('Sessions – Driftscope');

  if (!value) return fault ? <FaultView fault={fault} onRetry={reload} /> : <Waiting />;
  if (value.sessions.length === 0) {
    return (
      <EmptyState
        title="No sessions yet"
        hint="A session is one page load that was recorded. Open an app with the extension, and its panel in DevTools."
        action={<Link href="/start">The first steps</Link>}
      />
    );
  }
  return (
    <div className={classes.page}>
      {fault && <FaultBar fault={fault} onRetry={reload} />}
      <header className={classes.head}>
        <h1>Sessions</h1>
        <Button size="compact-xs" variant="default" onClick={reload}>
          Refresh
        </Button>
      </header>
      <SessionList sessions={value.sessions} />
      {value.next !== undefined && (
        <div className={classes.more}>
          <Button size="compact-xs" variant="default" onClick={() => setPages(pages + 1)}>
            Load older ones
          </Button>
        </div>
      )}
    </div>
  );
}
