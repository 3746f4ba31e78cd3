import { EmptyState, type RecordRef, RecordTable } from '@driftscope/ui';
import { ActionIcon, Chip, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconSearch, IconTrash } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PanelState } from '../panel/panel-model.ts';
import { filterRecords, type RecordFamily, type RecordFilter, recordFamilies } from './record-filter.ts';
import classes from './records-tab.module.css';

export interface RecordsTabProps {
  readonly state: PanelState;
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly onClear: () => void;
}

/** Everything that was recorded, live, with a filter. */
export function RecordsTab({ state, filter, onFilter, onClear }: RecordsTabProps) {
  const [paused, setPaused] = useState<PanelState['records']>();
  const [selected, setSelected] = useState<RecordRef>();
  const all = paused ?? state.records;
  const deferred = useDeferredValue(filter);
  const shown = useMemo(() => filterRecords(all, deferred), [all, deferred]);
  const current = state.sessions.at(-1)?.header.id;

  return (
    <div className={classes.root}>
      <div className={classes.toolbar} role="toolbar" aria-label="Records">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-pressed={paused !== undefined}
          aria-label={paused === undefined ? 'Pause' : 'Go on'}
          title={paused === undefined ? 'Pause the list; recording goes on' : 'Show what came in the meantime'}
          onClick={() => setPaused(paused === undefined ? state.records : undefined)}
        >
          {paused === undefined ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Clear"
          title="Clear records and incidents"
          onClick={() => {
            setPaused(undefined);
            onClear();
          }}
        >
          <IconTrash size={15} />
        </ActionIcon>
        <TextInput
          className={classes.search}
          size="xs"
          type="search"
          aria-label="Filter records"
          placeholder="Filter: an id, an event, a URL…"
          leftSection={<IconSearch size={13} />}
          value={filter.text}
          onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
        />
        <Chip.Group
          multiple
          value={[...filter.families]}
          onChange={(families) => onFilter({ ...filter, families: families.filter(isFamily) })}
        >
          {recordFamilies.map((family) => (
            <Chip key={family} value={family} size="xs" radius="sm" variant="light">
              {family}
            </Chip>
          ))}
        </Chip.Group>
        {state.sessions.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Page loads"
            data={[
              { value: 'all', label: 'All page loads' },
              { value: 'current', label: 'This one' },
            ]}
            value={filter.session === undefined ? 'all' : 'current'}
            onChange={(value) => onFilter({ ...filter, session: value === 'current' ? current : undefined })}
          />
        )}
        <span className={classes.count}>{countOf(shown.length, all.length, state.forgotten)}</span>
      </div>
      <div className={classes.table}>
        {shown.length === 0 ? (
          <EmptyState {...emptyWords(all.length)} />
        ) : (
          <RecordTable records={shown} selected={selected} onSelect={setSelected} />
        )}
      </div>
    </div>
  );
}

const isFamily = (value: string): value is RecordFamily => recordFamilies.some((family) => family === value);

function countOf(shown: number, all: number, forgotten: number): string {
  const counted =
    shown === all ? all.toLocaleString('en') : `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  return forgotten === 0 ? counted : `${counted}; ${forgotten.toLocaleString('en')} older ones let go`;
}

const emptyWords = (all: number) =>
  all === 0
    ? { title: 'No records yet', hint: 'They appear here as the page sends, receives, and changes its state.' }
    : { title: 'No record matches', hint: 'Shorten the filter, or choose other families.' };
