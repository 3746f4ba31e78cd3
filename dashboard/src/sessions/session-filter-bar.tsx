import { Checkbox, Select, TextInput } from '@mantine/core';
import { choicesOf } from '../filters/choices-of.ts';
import frame from '../filters/filters.module.css';
import { SearchField } from '../filters/search-field.tsx';
import { seenOffers } from '../filters/seen-offers.ts';
import { useEverSeen } from '../filters/use-ever-seen.ts';
import { TeamSelect } from '../teams/team-select.tsx';
import { useTeams } from '../teams/use-teams.ts';
import { withTeam } from '../teams/with-team.ts';
import type { SessionFilters } from './session-filters.ts';
import classes from './sessions.module.css';

/** What the list of sessions is narrowed to, and how much is left. */
export function SessionFilterBar({
  filters,
  counted,
  onChange,
}: {
  readonly filters: SessionFilters;
  /** How much is left. Empty: it is not known yet. */
  readonly counted: string;
  readonly onChange: (filters: SessionFilters) => void;
}) {
  const known = useEverSeen();
  const teams = useTeams();
  const offers = seenOffers(filters, known?.exposure ?? [], teams);
  const choose = (name: keyof SessionFilters) => (value: string | null) =>
    onChange({ ...filters, [name]: value ?? '' });
  const choice = (name: 'app' | 'release', offered: readonly string[]) => ({
    size: 'xs',
    className: frame.select ?? '',
    clearable: true,
    searchable: true,
    'aria-label': name === 'app' ? 'App' : 'Release',
    placeholder: `Any ${name}`,
    clearButtonProps: { 'aria-label': `Any ${name}` },
    data: choicesOf(offered, filters[name]),
    value: filters[name] ?? null,
    onChange: choose(name),
  });
  const day = (name: 'from' | 'to') => (
    <TextInput
      size="xs"
      type="date"
      className={classes.day ?? ''}
      label={name === 'from' ? 'From' : 'To'}
      value={filters[name] ?? ''}
      onChange={({ currentTarget: { value } }) => choose(name)(value)}
    />
  );
  return (
    <search className={frame.filters}>
      <SearchField
        label="Search sessions"
        placeholder="Search user, address, id, file"
        value={filters.q}
        onSearch={(q) => onChange({ ...filters, q })}
      />
      <TeamSelect
        aria-label="Team"
        className={frame.select ?? ''}
        clearButtonProps={{ 'aria-label': 'Any team' }}
        teams={offers.teams}
        value={filters.team}
        onChange={(team) => onChange(withTeam(filters, team, teams))}
      />
      <Select {...choice('app', offers.apps)} />
      <Select {...choice('release', offers.releases)} />
      {day('from')}
      {day('to')}
      <Checkbox
        size="xs"
        label="With incidents"
        checked={filters.withIncidents !== undefined}
        onChange={({ currentTarget: { checked } }) => choose('withIncidents')(checked ? 'true' : null)}
      />
      <span className={frame.count} role="status">
        {counted}
      </span>
    </search>
  );
}
