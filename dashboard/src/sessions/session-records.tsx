import {
  EmptyState,
  type RecordFilter,
  RecordFilterBar,
  type RecordRef,
  RecordTable,
  type SessionRecord,
  useFilteredRecords,
} from '@driftscope/ui';
import { useState } from 'react';
import classes from './sessions.module.css';

/** The records of one session, with a filter. */
export function SessionRecords({
  records,
  selected,
  onSelect,
  onShowState,
}: {
  readonly records: readonly SessionRecord[];
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
  readonly onShowState: (at: RecordRef) => void;
}) {
  const [filter, setFilter] = useState<RecordFilter>({ text: '', families: [] });
  const { records: shown, index, isSearching } = useFilteredRecords(records, filter);
  return (
    <div className={classes.page}>
      <div className={classes.toolbar} role="toolbar" aria-label="Records">
        <RecordFilterBar filter={filter} onFilter={setFilter} />
        <span className={classes.count} role="status">
          {shown.length === records.length ? '' : `${shown.length.toLocaleString('en')} of `}
          {records.length.toLocaleString('en')}
        </span>
      </div>
      <div className={classes.panel} aria-busy={isSearching}>
        {shown.length === 0 && isSearching ? null : shown.length === 0 ? (
          <EmptyState {...(records.length === 0 ? nothing : noMatch)} />
        ) : (
          <RecordTable
            records={shown}
            context={records}
            index={index}
            selected={selected}
            onSelect={onSelect}
            onShowState={onShowState}
          />
        )}
      </div>
    </div>
  );
}

const nothing = { title: 'No records', hint: 'The session was announced, and nothing of it came so far.' };
const noMatch = { title: 'No record matches', hint: 'Shorten the filter, or choose other families.' };
