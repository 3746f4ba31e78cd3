import { showDirections } from '@driftscope/ui';
import { NativeSelect } from '@mantine/core';
import { type OverviewFilters, periodChoices } from './overview-filters.ts';

/** The period, and one app of all. */
export function OverviewFilterBar({
  filters: { days, app },
  apps,
  onFilter,
}: {
  readonly filters: OverviewFilters;
  /** Their names. */
  readonly apps: readonly string[];
  readonly onFilter: (next: OverviewFilters) => void;
}) {
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label="Period"
        data={periodChoices.map((choice) => ({ value: String(choice), label: periodText(choice) }))}
        value={String(days)}
        onChange={({ currentTarget: { value } }) => onFilter({ days: Number(value), ...(app && { app }) })}
      />
      <NativeSelect
        size="xs"
        aria-label="App"
        data={[
          { value: '', label: 'Any app' },
          ...withChosen(apps, app).map((name) => ({ value: name, label: showDirections(name) })),
        ]}
        value={app ?? ''}
        onChange={({ currentTarget: { value } }) => onFilter({ days, ...(value && { app: value }) })}
      />
    </>
  );
}

const withChosen = (apps: readonly string[], app: string | undefined): readonly string[] =>
  app === undefined || apps.includes(app) ? apps : [...apps, app];

const periodText = (days: number): string => (days === 1 ? 'Last 24 hours' : `Last ${days} days`);
