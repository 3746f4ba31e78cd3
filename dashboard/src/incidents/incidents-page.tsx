import { EmptyState, IncidentList } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useLocation, useSearchParams } from 'wouter';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { FirstIncident } from '../start/first-incident.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterQuery, type IncidentFilters, parseFilters } from './incident-filters.ts';
import classes from './incidents-page.module.css';
import { type ListTrail, useListTrail } from './list-trail.ts';
import { useIncidentFeed } from './use-incident-feed.ts';

/** `/`: all incidents, newest first, narrowed by the filters in the address. */
export function IncidentsPage() {
  const [query, setQuery] = useSearchParams();
  const [, navigate] = useLocation();
  const { opened } = useListTrail();
  const filters = parseFilters(query);
  const feed = useIncidentFeed(filters);
  const { book, fault, isRead, isLoading } = feed.state();
  const isNarrowed = filterQuery(filters).size > 0;
  const setFilters = (next: IncidentFilters) => setQuery(filterQuery(next), { replace: true });
  const open = (id: string) => {
    const here: ListTrail = { opened: id };
    const there: ListTrail = { list: filterQuery(filters).toString() };
    setQuery(query, { replace: true, state: here });
    navigate(hrefOf(id), { state: there });
  };
  const refresh = () => void feed.refresh();
  useDocumentTitle('Incidents – Driftscope');

  if (isRead && book.incidents.length === 0 && !isNarrowed) {
    return (
      <>
        {fault && <FaultBar fault={fault} onRetry={refresh} />}
        <FirstIncident />
      </>
    );
  }
  return (
    <div className={classes.page}>
      <h1 className={classes.hidden}>Incidents</h1>
      <FilterBar
        filters={filters}
        incidents={book.incidents}
        isRead={isRead}
        isComplete={book.next === undefined}
        onChange={setFilters}
      />
      {fault && isRead && <FaultBar fault={fault} onRetry={refresh} />}
      {fault && !isRead && <FaultView fault={fault} onRetry={refresh} />}
      {isRead && book.incidents.length === 0 && <NoMatch onClear={() => setFilters({})} />}
      {book.incidents.length > 0 && (
        <div className={classes.list}>
          <IncidentList incidents={book.incidents} selectedId={opened} onSelect={open} hrefOf={hrefOf} takesFocus />
        </div>
      )}
      {book.next !== undefined && (
        <div className={classes.more}>
          <Button size="compact-xs" variant="default" loading={isLoading} onClick={() => void feed.loadMore()}>
            Load older ones
          </Button>
        </div>
      )}
    </div>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState
      title="No incident matches"
      hint="Nothing was found that fits all of these filters."
      action={
        <Button size="xs" variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      }
    />
  );
}

const hrefOf = (id: string): string => `/incidents/${encodeURIComponent(id)}`;
