import { Select, type SelectProps } from '@mantine/core';
import { choicesOf } from '../filters/choices-of.ts';

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
  const data = choicesOf(teams, value);
  if (data.length === 0) return null;
  return (
    <Select
      {...look}
      size="xs"
      placeholder="Any team"
      clearable
      searchable
      data={data}
      value={value ?? null}
      onChange={(team) => onChange(team ?? undefined)}
    />
  );
}
