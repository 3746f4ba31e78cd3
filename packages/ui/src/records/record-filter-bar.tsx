import { type RecordFamily, recordFamilies } from '@driftscope/records';
import { Chip, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RecordFilter } from './record-filter.ts';
import classes from './record-filter-bar.module.css';

/** The text and the families that records are narrowed to. It has no frame: it stands in a toolbar. */
export function RecordFilterBar({
  filter,
  onFilter,
}: {
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
}) {
  return (
    <>
      <TextInput
        className={classes.search ?? ''}
        size="xs"
        type="search"
        aria-label="Filter records"
        placeholder="Filter: m_12 event:message -typing"
        title={'Words, "exact words", kind:socket, event:message:new, /pattern/, and - in front of what must not be'}
        leftSection={<IconSearch size={13} />}
        value={filter.text}
        onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <div className={classes.families}>
        <Chip.Group
          multiple
          value={[...filter.families]}
          onChange={(families) => onFilter({ ...filter, families: families.filter(isFamily) })}
        >
          {recordFamilies.map((family) => (
            <Chip key={family} value={family} size="xs" radius="sm" variant="light" classNames={chip}>
              {family}
            </Chip>
          ))}
        </Chip.Group>
      </div>
    </>
  );
}

const chip = { label: classes.chip ?? '' };

const isFamily = (value: string): value is RecordFamily => recordFamilies.some((family) => family === value);
