import type { IncidentGroup, TriageChoice } from '@driftscope/detect';
import { counted, VirtualList } from '@driftscope/ui';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { useReloadOnPush } from '../app/use-reload-on-push.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { countItems } from '../filters/count-items.ts';
import { FirstIncident } from '../start/first-incident.tsx';
import { TriageDesk } from '../triage/triage-desk.tsx';
import { useMarked } from '../triage/use-marked.ts';
import { FilterBar } from './filter-bar.tsx';
import { GroupRow } from './group-row.tsx';
import { filterQuery, type IncidentFilters } from './incident-filters.ts';
import classes from './incidents-page.module.css';
import { ListFrame } from './list-frame.tsx';

/** As many as the collector gives at once. Who has more groups has to narrow them. */
const MOST_GROUPS = 500;

/** Incidents of one defect together, the one met last first. */
export function GroupedIncidents({
  filters,
  onFilter,
}: {
  readonly filters: IncidentFilters;
  readonly onFilter: (filters: IncidentFilters) => void;
}) {
  const { api, now } = useServices();
  const [, navigate] = useLocation();
  const key = filterQuery(filters).toString();
  const load = useCallback(() => {
    const query = new URLSearchParams(key);
    query.set('limit', String(MOST_GROUPS));
    return api.groups(query);
  }, [api, key]);
  const { value, fault, reload } = useLoaded(load);
  useReloadOnPush(reload);

  const groups = value?.groups ?? none;
  const names = useMemo(() => groups.map(({ group }) => group), [groups]);
  const { marks, keys, clear } = useMarked(names);
  const [active, setActive] = useState<string>();
  const chosen = keys.length > 0 ? keys : active === undefined ? [] : [active];
  const choice: TriageChoice | undefined = chosen.length > 0 ? { kind: 'groups', groups: [...chosen] } : undefined;
  const isNarrowed = key !== '';
  const marked = groups.filter(({ group }) => keys.includes(group)).reduce((sum, { count }) => sum + count, 0);

  if (value && groups.length === 0 && !isNarrowed) {
    return (
      <>
        {fault && <FaultBar fault={fault} onRetry={reload} />}
        <FirstIncident />
      </>
    );
  }
  return (
    <div className={classes.page}>
      <h1 className={classes.hidden}>Groups of incidents</h1>
      <FilterBar
        filters={filters}
        items={groups}
        counted={value ? countItems(groups.length, value.next === undefined, 'group') : ''}
        onChange={onFilter}
      />
      <ListFrame
        fault={fault}
        isRead={value !== undefined}
        isEmpty={groups.length === 0}
        onRetry={reload}
        onClear={() => onFilter({})}
      >
        <VirtualList
          label="Groups"
          items={groups}
          keyOf={groupOf}
          onSelect={(group) => navigate(`/?${filterQuery({ ...filters, group })}`)}
          rowHeightPx={59}
          renderRow={(group) => <GroupRow group={group} nowMs={now()} />}
          takesFocus
          marks={marks}
          onActive={setActive}
        />
      </ListFrame>
      <TriageDesk
        choice={choice}
        onClear={clear}
        onChanged={reload}
        {...(keys.length > 0 && {
          marked: (
            <strong>{`${counted(keys.length, 'group')} marked, ${countItems(marked, !isNarrowed, 'incident')}`}</strong>
          ),
        })}
      />
    </div>
  );
}

const none: readonly IncidentGroup[] = [];
const groupOf = ({ group }: IncidentGroup): string => group;
