import {
  FoundRecords,
  formatCount,
  type RecordFilter,
  RecordFilterBar,
  type RecordRef,
  type SessionRecord,
  useFilteredRecords,
} from '@driftscope/ui';
import { useState } from 'react';
import { NoRecords } from './no-records.tsx';
import classes from './sessions.module.css';

/** The records of one session, with a filter. */
export function SessionRecords({
  records,
  ...selection
}: {
  readonly records: readonly SessionRecord[];
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
  readonly onShowState: (at: RecordRef) => void;
}) {
  const [filter, setFilter] = useState<RecordFilter>({ text: '', families: [] });
  const found = useFilteredRecords(records, filter);
  const shown = found.records.length;
  return (
    <div className={classes.page}>
      <div className={classes.toolbar} role="toolbar" aria-label="Records">
        <RecordFilterBar filter={filter} onFilter={setFilter} />
        <span className={classes.count} role="status">
          {shown === records.length ? '' : `${formatCount(shown)} of `}
          {formatCount(records.length)}
        </span>
      </div>
      <FoundRecords all={records} found={found} whyNone={<NoRecords />} {...selection} />
    </div>
  );
}
