import { type IncidentSummary, statusesByUrgency } from '@driftscope/detect';
import { ForeignText } from '@driftscope/ui';
import { CloseButton, Select } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { choicesOf } from '../filters/choices-of.ts';
import frame from '../filters/filters.module.css';
import { SearchField } from '../filters/search-field.tsx';
import { seenOffers } from '../filters/seen-offers.ts';
import { useEverSeen } from '../filters/use-ever-seen.ts';
import { TeamSelect } from '../teams/team-select.tsx';
import { useTeams } from '../teams/use-teams.ts';
import { withTeam } from '../teams/with-team.ts';
import { AssigneeFilter } from './assignee-filter.tsx';
import { GroupingSwitch } from './grouping-switch.tsx';
import type { IncidentFilters } from './incident-filters.ts';
import classes from './incidents-page.module.css';
import { SavedViews } from './saved-views.tsx';

const severities = ['critical', 'high', 'medium', 'low', 'info'];
const statuses = [...statusesByUrgency];

/** What the list is narrowed to, and how much is left. */
export function FilterBar({
  filters,
  items,
  counted,
  onChange,
}: {
  readonly filters: IncidentFilters;
  /** Those shown: their assignees are offered, and their kinds and apps beside all that were ever seen. */
  readonly items: readonly Pick<IncidentSummary, 'kind' | 'app' | 'assignee'>[];
  /** How much is left. Empty: it is not known yet. */
  readonly counted: string;
  readonly onChange: (filters: IncidentFilters) => void;
}) {
  const [query] = useSearchParams();
  const teams = useTeams();
  const known = useEverSeen();
  const choose = (name: keyof IncidentFilters) => (value: string | null) =>
    onChange({ ...filters, [name]: value ?? '' });
  const listed = (name: 'kind' | 'app' | 'assignee') => items.flatMap((item) => item[name] ?? []);
  const ever = {
    kind: known?.kinds.map(({ kind }) => kind) ?? [],
    app: seenOffers({ ...(filters.team && { team: filters.team }) }, known?.exposure ?? [], teams).apps,
  };
  const dataOf = (name: 'kind' | 'app') =>
    choicesOf([...new Set([...ever[name], ...listed(name)])].sort(), filters[name]);
  /** What the four choices have in common. */
  const choice = (name: string) => ({
    size: 'xs',
    clearable: true,
    'aria-label': name,
    placeholder: `Any ${name.toLowerCase()}`,
    clearButtonProps: { 'aria-label': `Any ${name.toLowerCase()}` },
  });

  return (
    <search className={frame.filters}>
      <GroupingSwitch />
      <SearchField
        label="Search incidents"
        placeholder="Search sentence, ids, facts"
        value={filters.q}
        onSearch={(q) => onChange({ ...filters, q })}
      />
      <Select
        {...choice('Severity')}
        className={frame.select ?? ''}
        data={severities}
        value={filters.severity ?? null}
        onChange={choose('severity')}
      />
      <Select
        {...choice('Kind')}
        className={classes.kind ?? ''}
        searchable
        data={dataOf('kind')}
        value={filters.kind ?? null}
        onChange={choose('kind')}
      />
      <TeamSelect
        aria-label="Team"
        className={frame.select ?? ''}
        clearButtonProps={{ 'aria-label': 'Any team' }}
        teams={teams.map(({ name }) => name)}
        value={filters.team}
        onChange={(team) => onChange(withTeam(filters, team, teams))}
      />
      <Select
        {...choice('App')}
        className={frame.select ?? ''}
        searchable
        data={dataOf('app')}
        value={filters.app ?? null}
        onChange={choose('app')}
      />
      <Select
        {...choice('Status')}
        className={frame.select ?? ''}
        data={statuses}
        value={filters.status ?? null}
        onChange={choose('status')}
      />
      <AssigneeFilter
        value={filters.assignee ?? ''}
        known={[...new Set(listed('assignee'))].sort()}
        onChange={choose('assignee')}
      />
      {(['release', 'session', 'group'] as const).map(
        (name) =>
          filters[name] && (
            <span key={name} className={classes.chip}>
              {name} <ForeignText text={filters[name]} mostChars={12} />
              <CloseButton size="xs" aria-label={`Any ${name}`} onClick={() => choose(name)(null)} />
            </span>
          ),
      )}
      <span className={frame.count} role="status">
        {counted}
      </span>
      <SavedViews query={query.toString()} />
    </search>
  );
}
