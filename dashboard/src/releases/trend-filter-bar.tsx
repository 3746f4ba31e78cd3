import { Select } from '@mantine/core';
import { choicesOf } from '../filters/choices-of.ts';
import frame from '../reports/reports.module.css';
import { TeamSelect } from '../teams/team-select.tsx';
import classes from './releases.module.css';
import { limits, type TrendFilters, USUAL_LIMIT } from './trend-filters.ts';

const severities = ['critical', 'high', 'medium', 'low', 'info'];

/** Whose releases, how many, and by which incidents. */
export function TrendFilterBar({
  filters,
  app,
  offers: { teams, apps, kinds },
  onTeam,
  onChange,
}: {
  readonly filters: TrendFilters;
  /** The one that is in sight. Absent: none is. */
  readonly app: string | undefined;
  readonly offers: {
    readonly teams: readonly string[];
    readonly apps: readonly string[];
    readonly kinds: readonly string[];
  };
  /** `team` absent: any. */
  readonly onTeam: (team: string | undefined) => void;
  readonly onChange: (filters: TrendFilters) => void;
}) {
  const choose = (name: keyof TrendFilters) => (value: string | null) => onChange({ ...filters, [name]: value ?? '' });
  const choice = (offered: readonly string[], chosen: string | undefined) => ({
    size: 'xs',
    data: choicesOf(offered, chosen),
    value: chosen ?? null,
  });
  return (
    <search className={`${frame.filters} ${classes.filters}`}>
      <TeamSelect label="Team" teams={teams} value={filters.team} onChange={onTeam} />
      <Select
        label="App"
        allowDeselect={false}
        searchable
        {...choice(apps, filters.app ?? app)}
        onChange={choose('app')}
      />
      <Select
        label="Severity"
        placeholder="Any severity"
        clearable
        {...choice(severities, filters.severity)}
        onChange={choose('severity')}
      />
      <Select
        label="Kind"
        placeholder="Any kind"
        clearable
        searchable
        {...choice(kinds, filters.kind)}
        onChange={choose('kind')}
      />
      <Select
        size="xs"
        label="Releases"
        allowDeselect={false}
        data={limits.map((limit) => ({ value: limit, label: `the last ${limit}` }))}
        value={filters.limit ?? USUAL_LIMIT}
        onChange={choose('limit')}
      />
    </search>
  );
}
