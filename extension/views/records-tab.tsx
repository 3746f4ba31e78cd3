import {
  EmptyState,
  FoundRecords,
  formatCount,
  type RecordFilter,
  type RecordRef,
  useFilteredRecords,
} from '@driftscope/ui';
import { useState } from 'react';
import type { PanelState } from '../panel/panel-state.ts';
import classes from './records-tab.module.css';
import { RecordsToolbar } from './records-toolbar.tsx';
import { whyEmpty } from './why-empty.ts';

export interface RecordsTabProps {
  readonly state: PanelState;
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
  readonly onShowState: (at: RecordRef) => void;
  readonly onClear: () => void;
}

/** Everything that was recorded, live, with a filter. */
export function RecordsTab(props: RecordsTabProps) {
  const { state, filter, onFilter, selected, onSelect, onShowState, onClear } = props;
  const [paused, setPaused] = useState<PanelState['records']>();
  const all = paused ?? state.records;
  const found = useFilteredRecords(all, filter);

  return (
    <div className={classes.root}>
      <RecordsToolbar
        filter={filter}
        onFilter={onFilter}
        sessions={state.sessions}
        frames={state.frames}
        count={countOf(found.records.length, all.length, state.forgotten)}
        isPaused={paused !== undefined}
        onPause={(isPaused) => setPaused(isPaused ? state.records : undefined)}
        onClear={() => {
          setPaused(undefined);
          onClear();
        }}
      />
      <FoundRecords
        all={all}
        found={found}
        whyNone={<EmptyState {...whyEmpty(state, 'records')} />}
        selected={selected}
        onSelect={onSelect}
        onShowState={onShowState}
      />
    </div>
  );
}

function countOf(shown: number, all: number, forgotten: number): string {
  const whole = formatCount(all);
  const counted = shown === all ? whole : `${formatCount(shown)} of ${whole}`;
  return forgotten === 0 ? counted : `${counted}; ${formatCount(forgotten)} older ones dropped`;
}
