import { useMemo, useState } from 'react';
import { type LongItems, LongList } from '../long-list/long-list.tsx';
import { RecordDetail } from './record-detail.tsx';
import { RecordIndex } from './record-index.ts';
import { RECORD_ROW_PX, RecordRow } from './record-row.tsx';
import classes from './record-table.module.css';
import { entryKey, findRecord, type RecordRef, type SessionRecord } from './session-record.ts';

/** Records in the order given, one a line; the selected one with all its fields beside them. It fills its parent. */
export function RecordTable({
  records,
  context = records,
  index: given,
  selected,
  onSelect,
  onShowState,
}: {
  readonly records: readonly SessionRecord[];
  /** All records, where only some are shown: a frame is decoded from those before it. Absent: those shown are all. */
  readonly context?: readonly SessionRecord[];
  /** Has all of `context`. Absent: it is made here. */
  readonly index?: RecordIndex;
  readonly selected?: RecordRef | undefined;
  /** `undefined`: the reader closed the detail. */
  readonly onSelect: (selected: RecordRef | undefined) => void;
  /** Shows the stores as they were at a record. Absent: the host has no place for it. */
  readonly onShowState?: ((at: RecordRef) => void) | undefined;
}) {
  const [own] = useState(() => given ?? new RecordIndex());
  const index = given ?? own;
  useMemo(() => index.add(context), [index, context]);
  const [session, seq] = [selected?.session, selected?.seq];
  const shown = useMemo(
    () => (session === undefined || seq === undefined ? undefined : findRecord(context, { session, seq })),
    [context, session, seq],
  );
  const items = useMemo(() => itemsOf(records), [records]);
  // Who comes back to a list wants to be where they were.
  const [goTo] = useState(() => (shown && items.rowOf(shown) >= 0 ? { row: items.rowOf(shown) } : undefined));

  return (
    <div className={classes.root}>
      <div className={classes.split}>
        <div className={classes.list}>
          <LongList
            label="Records"
            items={items}
            rowPx={RECORD_ROW_PX}
            keyOf={entryKey}
            selected={shown}
            goTo={goTo}
            onSelect={(entry) => onSelect(entry === shown ? undefined : refOf(entry))}
            renderRow={(entry) => <RecordRow entry={entry} index={index} />}
            growth="newest-last"
          />
        </div>
        {shown && (
          <RecordDetail
            entry={shown}
            index={index}
            context={context}
            onShowState={onShowState}
            onShowRecord={onSelect}
            onClose={() => onSelect(undefined)}
          />
        )}
      </div>
    </div>
  );
}

const itemsOf = (records: readonly SessionRecord[]): LongItems<SessionRecord> => ({
  count: records.length,
  at: (row) => records[row],
  rowOf: (entry) => records.indexOf(entry),
});

const refOf = ({ session, record }: SessionRecord): RecordRef => ({ session, seq: record.seq });
