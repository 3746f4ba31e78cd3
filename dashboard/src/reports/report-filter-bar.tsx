import type { ReportSide } from '@driftscope/detect';
import { showDirections } from '@driftscope/ui';
import { Select, TextInput } from '@mantine/core';
import { choicesOf } from '../filters/choices-of.ts';
import type { SeenOffers } from '../filters/seen-offers.ts';
import { TeamSelect } from '../teams/team-select.tsx';
import type { ReportFilters } from './report-filters.ts';
import classes from './reports.module.css';

/** What the report is about: its time, team, app and release, and what it is held against. */
export function ReportFilterBar({
  filters,
  offers: { teams, apps, releases },
  base,
  onTeam,
  onChange,
}: {
  readonly filters: ReportFilters;
  readonly offers: SeenOffers;
  /** What the report in sight compares with. Absent: nothing, or it is not here yet. */
  readonly base: ReportSide | undefined;
  /** `team` absent: any. */
  readonly onTeam: (team: string | undefined) => void;
  readonly onChange: (filters: ReportFilters) => void;
}) {
  const choose = (name: keyof ReportFilters) => (value: string | null) => onChange({ ...filters, [name]: value ?? '' });
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput
      size="xs"
      type="date"
      label={label}
      value={filters[name] ?? ''}
      onChange={({ currentTarget: { value } }) => choose(name)(value)}
    />
  );
  return (
    <search className={classes.filters}>
      {day('from', 'From')}
      {day('to', 'To')}
      <TeamSelect label="Team" teams={teams} value={filters.team} onChange={onTeam} />
      <Select
        size="xs"
        label="App"
        placeholder="Any app"
        clearable
        searchable
        data={choicesOf(apps, filters.app)}
        value={filters.app ?? null}
        onChange={choose('app')}
      />
      <Select
        size="xs"
        label="Release"
        placeholder="Any release"
        clearable
        searchable
        data={choicesOf(releases, filters.release)}
        value={filters.release ?? null}
        onChange={choose('release')}
      />
      <Select
        size="xs"
        label="Against"
        allowDeselect={false}
        searchable
        data={[
          { value: USUAL, label: usualText(filters, base) },
          ...(filters.release === undefined ? [] : [{ value: 'previous', label: 'the time before' }]),
          { value: 'none', label: 'nothing' },
          ...choicesOf(releases, filters.compare)
            .filter(({ value }) => value !== filters.release && value !== 'none' && value !== 'previous')
            .map(({ value, label }) => ({ value, label: `release ${label}` })),
        ]}
        value={chosenBase(filters)}
        onChange={(value) => choose('compare')(value === USUAL ? null : value)}
      />
    </search>
  );
}

/** Stands for no choice. No release is called so. */
const USUAL = '';

/** Without a release, the time before is what is compared with anyway. */
const chosenBase = ({ release, compare = USUAL }: ReportFilters): string =>
  release === undefined && compare === 'previous' ? USUAL : compare;

/** What is compared with where nothing is chosen. */
function usualText({ release, compare }: ReportFilters, base: ReportSide | undefined): string {
  if (release === undefined || (compare === undefined && base?.release === release)) return 'the time before';
  const before = compare === undefined ? base?.release : undefined;
  return `the release before${before === undefined ? '' : `: ${showDirections(before)}`}`;
}
