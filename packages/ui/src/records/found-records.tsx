import type { ReactNode } from 'react';
import { EmptyState } from '../empty-state/empty-state.tsx';
import classes from './record-table.module.css';
import { RecordTable } from './record-table.tsx';
import type { RecordRef, SessionRecord } from './session-record.ts';
import type { FilteredRecords } from './use-filtered-records.ts';

/** The records that passed a filter, or why there are none. It takes the room that its column has left. */
export function FoundRecords({
  all,
  found: { records, index, filter, isSearching },
  whyNone,
  ...selection
}: {
  /** All that were looked through. */
  readonly all: readonly SessionRecord[];
  readonly found: FilteredRecords;
  /** Says why there is nothing to look through. */
  readonly whyNone: ReactNode;
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
  readonly onShowState: (at: RecordRef) => void;
}) {
  return (
    <div className={classes.found} aria-busy={isSearching} data-filter={filter.text}>
      {records.length > 0 ? (
        <RecordTable records={records} context={all} index={index} {...selection} />
      ) : isSearching ? null : all.length === 0 ? (
        whyNone
      ) : (
        <NoRecordMatches />
      )}
    </div>
  );
}

/** Nothing is left, for the filter. */
export const NoRecordMatches = () => (
  <EmptyState title="No record matches" hint="Shorten the filter, or choose other families." />
);
