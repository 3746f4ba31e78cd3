import { useMemo } from 'react';
import { type LongItems, LongList } from '../long-list/long-list.tsx';
import { RecordDetail } from './record-detail.tsx';
import type { RecordIndex } from './record-index.ts';
import { RECORD_ROW_PX, RecordRow } from './record-row.tsx';
import classes from './record-table.module.css';
import type { RecordRef, SessionRecord } from './session-record.ts';

/** A record that is at hand, with what it takes to understand it. */
export interface LoadedRecord {
  readonly entry: SessionRecord;
  readonly index: RecordIndex;
  /** Records around it. */
  readonly context: readonly SessionRecord[];
}

/** Records of one session, of which only some are at hand. */
export interface LongRecords {
  readonly count: number;
  /** Number of the record at a place, from 0. */
  seqAt(place: number): number;
  /** Where a record stands, or would stand. */
  placeOf(seq: number): number;
  /** `undefined`: it is not at hand. */
  find(seq: number): LoadedRecord | undefined;
}

/** As `RecordTable`, for more records than a page can hold: the host brings those that are in sight. It fills its parent. */
export function LongRecordTable({
  records,
  selected,
  goTo,
  onSelect,
  onPlaces,
  onShowState,
}: {
  readonly records: LongRecords;
  readonly selected?: number | undefined;
  /** Number of the record to begin with, and to go to when this changes. */
  readonly goTo?: { readonly seq: number } | undefined;
  /** `undefined`: the reader closed the detail. */
  readonly onSelect: (seq: number | undefined) => void;
  /** Hears which places are in sight; `first` is the topmost. */
  readonly onPlaces: (from: number, until: number, first: number) => void;
  readonly onShowState?: ((at: RecordRef) => void) | undefined;
}) {
  const shown = selected === undefined ? undefined : records.find(selected);
  const items = useMemo(() => itemsOf(records), [records]);
  // Once for each time that it is asked for: records that come later move nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the records of then are meant.
  const target = useMemo(() => goTo && { row: records.placeOf(goTo.seq) }, [goTo]);
  return (
    <div className={classes.root}>
      <div className={classes.split}>
        <div className={classes.list}>
          <LongList
            label="Records"
            items={items}
            rowPx={RECORD_ROW_PX}
            keyOf={(seq) => seq}
            selected={selected}
            goTo={target}
            onSelect={(seq) => onSelect(seq === selected ? undefined : seq)}
            onRows={onPlaces}
            renderRow={(seq) => <Row records={records} seq={seq} />}
          />
        </div>
        {shown && (
          <RecordDetail
            entry={shown.entry}
            index={shown.index}
            context={shown.context}
            onShowState={onShowState}
            onShowRecord={({ seq }) => onSelect(seq)}
            onClose={() => onSelect(undefined)}
          />
        )}
      </div>
    </div>
  );
}

function itemsOf({ count, seqAt, placeOf }: LongRecords): LongItems<number> {
  return {
    count,
    at: (row) => (row >= 0 && row < count ? seqAt(row) : undefined),
    rowOf(seq) {
      const place = placeOf(seq);
      return place >= 0 && place < count && seqAt(place) === seq ? place : -1;
    },
  };
}

function Row({ records, seq }: { readonly records: LongRecords; readonly seq: number }) {
  const found = records.find(seq);
  if (found) return <RecordRow entry={found.entry} index={found.index} />;
  return (
    <div className={classes.row} aria-busy="true">
      <span className={classes.seq}>{seq}</span>
      <span className={classes.time}>…</span>
    </div>
  );
}
