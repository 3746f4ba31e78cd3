import { useMemo, useState } from 'react';
import { VirtualList } from '../virtual-list/virtual-list.tsx';
import { RecordDetail } from './record-detail.tsx';
import { RecordIndex } from './record-index.ts';
import { RecordRow } from './record-row.tsx';
import classes from './record-table.module.css';
import { entryKey, findRecord, type RecordRef, recordKey, type SessionRecord } from './session-record.ts';

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
  const selectedKey = selected && recordKey(selected);
  const [session, seq] = [selected?.session, selected?.seq];
  const shown = useMemo(
    () => (session === undefined || seq === undefined ? undefined : findRecord(context, { session, seq })),
    [context, session, seq],
  );

  return (
    <div className={classes.root}>
      <div className={classes.split}>
        <div className={classes.list}>
          <VirtualList
            label="Records"
            items={records}
            keyOf={entryKey}
            selectedKey={selectedKey}
            onSelect={(key) => onSelect(key === selectedKey ? undefined : refOf(key))}
            rowHeightPx={25}
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

  function refOf(key: string): RecordRef | undefined {
    const entry = records.find((candidate) => entryKey(candidate) === key);
    return entry && { session: entry.session, seq: entry.record.seq };
  }
}
