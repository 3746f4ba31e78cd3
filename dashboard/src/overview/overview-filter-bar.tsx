import type { Team } from '@driftscope/records';
import { NativeSelect } from '@mantine/core';
import { choicesOf } from '../filters/choices-of.ts';
import { appsOfTeam } from '../teams/apps-of-team.ts';
import { withTeam } from '../teams/with-team.ts';
import { type OverviewFilters, periodChoices } from './overview-filters.ts';

/** The period, and one team or app of all. */
export function OverviewFilterBar({
  filters,
  apps,
  teams,
  onFilter,
}: {
  readonly filters: OverviewFilters;
  /** Their names. */
  readonly apps: readonly string[];
  readonly teams: readonly Team[];
  readonly onFilter: (next: OverviewFilters) => void;
}) {
  const { team, app, ...period } = filters;
  const own = appsOfTeam(teams, team);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label="Period"
        data={periodChoices.map((choice) => ({ value: String(choice), label: periodText(choice) }))}
        value={String(period.days)}
        onChange={({ currentTarget: { value } }) => onFilter({ ...filters, days: Number(value) })}
      />
      {(teams.length > 0 || team !== undefined) && (
        <NativeSelect
          size="xs"
          aria-label="Team"
          data={choices(
            'Any team',
            teams.map(({ name }) => name),
            team,
          )}
          value={team ?? ''}
          onChange={({ currentTarget: { value } }) => onFilter(withTeam(filters, value || undefined, teams))}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label="App"
        data={choices('Any app', own === undefined ? apps : apps.filter((name) => own.includes(name)), app)}
        value={app ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...period, ...(team && { team }), ...(value && { app: value }) })
        }
      />
    </>
  );
}

const choices = (any: string, names: readonly string[], chosen: string | undefined) => [
  { value: '', label: any },
  ...choicesOf(names, chosen),
];

const periodText = (days: number): string => (days === 1 ? 'Last 24 hours' : `Last ${days} days`);
