import type { TriageChoice } from '@driftscope/detect';
import { IncidentList } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { FaultBar } from '../fault/fault-bar.tsx';
import { countItems } from '../filters/count-items.ts';
import { FirstIncident } from '../start/first-incident.tsx';
import { TriageDesk } from '../triage/triage-desk.tsx';
import { useMarked } from '../triage/use-marked.ts';
import { FilterBar } from './filter-bar.tsx';
import { incidentAddress } from './incident-address.ts';
import type { IncidentBook } from './incident-book.ts';
import { filterQuery, type IncidentFilters } from './incident-filters.ts';
import classes from './incidents-page.module.css';
import { ListFrame } from './list-frame.tsx';
import { type ListTrail, useListTrail } from './list-trail.ts';
import type { KnownFilters } from './matches-filters.ts';
import { toIncidentFilter } from './to-incident-filter.ts';
import { useIncidentFeed } from './use-incident-feed.ts';

/** Incidents one by one, newest first. */
export function SingleIncidents({
  filters,
  onFilter,
}: {
  readonly filters: IncidentFilters;
  readonly onFilter: (filters: IncidentFilters) => void;
}) {
  const [query, setQuery] = useSearchParams();
  const [, navigate] = useLocation();
  const { opened } = useListTrail();
  const feed = useIncidentFeed(filters);
  const { book, filters: known, fault, isRead, isLoading } = feed.state();
  const { incidents } = book;
  const ids = useMemo(() => incidents.map(({ id }) => id), [incidents]);
  const { marks, keys, clear } = useMarked(ids);
  const [active, setActive] = useState<string>();
  const [isEverything, setEverything] = useState(false);
  const isComplete = book.next === undefined;
  const isNarrowed = filterQuery(filters).size > 0;
  const refresh = () => void feed.refresh();

  const unmark = () => {
    setEverything(false);
    clear();
  };
  const markAll = () => {
    marks.onMark(ids, true);
    setEverything(!isComplete);
  };
  const choice = useMemo(
    () => choose({ isEverything: isEverything && keys.length === ids.length, keys, active, known, book }),
    [isEverything, keys, ids, active, known, book],
  );

  const open = (id: string) => {
    const here: ListTrail = { opened: id };
    const there: ListTrail = { list: query.toString(), ids: idsAround(ids, id) };
    setQuery(query, { replace: true, state: here });
    navigate(incidentAddress(id), { state: there });
  };

  if (isRead && incidents.length === 0 && !isNarrowed) {
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
        items={incidents}
        counted={isRead ? countItems(incidents.length, isComplete, 'incident') : ''}
        onChange={onFilter}
      />
      <ListFrame
        fault={fault}
        isRead={isRead}
        isEmpty={incidents.length === 0}
        onRetry={refresh}
        onClear={() => onFilter({})}
      >
        <IncidentList
          incidents={incidents}
          selectedId={opened}
          onSelect={open}
          hrefOf={incidentAddress}
          takesFocus
          marks={marks}
          onActive={setActive}
        />
      </ListFrame>
      {!isComplete && (
        <div className={classes.more}>
          <Button size="compact-xs" variant="default" loading={isLoading} onClick={() => void feed.loadMore()}>
            Load older ones
          </Button>
        </div>
      )}
      <TriageDesk
        choice={choice}
        onClear={unmark}
        {...(keys.length > 0 && {
          marked: (
            <>
              <strong>{choice?.kind === 'matching' ? 'All that match' : `${keys.length} marked`}</strong>
              {choice?.kind !== 'matching' && (keys.length < ids.length || !isComplete) && (
                <Button size="compact-xs" variant="subtle" onClick={markAll}>
                  {isComplete ? 'Mark all' : 'Mark all that match'}
                </Button>
              )}
            </>
          ),
        })}
      />
    </div>
  );
}

/** As many on each side as one goes through by keys; a history keeps no more. */
const MOST_AROUND = 500;

function idsAround(ids: readonly string[], id: string): readonly string[] {
  const place = ids.indexOf(id);
  return ids.slice(Math.max(0, place - MOST_AROUND), place + MOST_AROUND);
}

/** What a command is for: all that match, those that are marked, or the one at which the keys are. */
function choose({
  isEverything,
  keys,
  active,
  known,
  book,
}: {
  readonly isEverything: boolean;
  readonly keys: readonly string[];
  readonly active: string | undefined;
  readonly known: KnownFilters;
  readonly book: IncidentBook;
}): TriageChoice | undefined {
  const filter = isEverything ? toIncidentFilter(known) : undefined;
  if (filter) return { kind: 'matching', filter, uptoRev: Math.max(0, ...book.revs.values()) };
  if (keys.length > 0) return { kind: 'incidents', ids: [...keys] };
  return active === undefined ? undefined : { kind: 'incidents', ids: [active] };
}
