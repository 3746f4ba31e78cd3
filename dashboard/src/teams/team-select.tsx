import { showDirections } from '@driftscope/ui';
import { Select, type SelectProps } from '@mantine/core';

/** Narrows to a team. Nothing where there is none, and none is chosen. */
export function TeamSelect({
  teams,
  value,
  onChange,
  ...look
}: Pick<SelectProps, 'label' | 'aria-label' | 'className' | 'clearButtonProps'> & {
  /** Their names. */
  readonly teams: readonly string[];
  /** Absent: any. It may be one that there is no more. */
  readonly value: string | undefined;
  readonly onChange: (team: string | undefined) => void;
}) {
  const offered = value === undefined || teams.includes(value) ? teams : [...teams, value];
  if (offered.length === 0) return null;
  return (
    <Select
      {...look}
      size="xs"
      placeholder="Any team"
      clearable
      searchable
      data={offered.map((name) => ({ value: name, label: showDirections(name) }))}
      value={value ?? null}
      onChange={(team) => onChange(team ?? undefined)}
    />
  );
}
