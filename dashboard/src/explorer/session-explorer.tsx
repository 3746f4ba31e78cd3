import type { RecordWish, SessionDetail } from '@driftscope/records';
import {
  formatCount,
  LongRecordTable,
  NoRecordMatches,
  type RecordFilter,
  RecordFilterBar,
  type RecordRef,
} from '@driftscope/ui';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useServices } from '../app/services.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { NoRecords } from '../sessions/no-records.tsx';
import classes from '../sessions/sessions.module.css';
import { createRecordBook } from './create-record-book.ts';
import { JumpBox } from './jump-box.tsx';
import { createPlaces, placesOf } from './places.ts';
import { readScroll, rememberScroll } from './scroll-memory.ts';
import { useMatches } from './use-matches.ts';

const SETTLE_MS = 250;

/** The records of a session of any length: those in sight are read, and the collector searches. */
export function SessionExplorer({
  session,
  selected,
  onSelect,
  onShowState,
}: {
  readonly session: SessionDetail;
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
  readonly onShowState: (at: RecordRef) => void;
}) {
  const { api } = useServices();
  const [filter, setFilter] = useState<RecordFilter>({ text: '', families: [] });
  const [wish] = useDebouncedValue<RecordWish>(filter, SETTLE_MS);
  const matches = useMatches(session.id, wish);
  const all = useMemo(() => createPlaces(session), [session]);
  const seqs = matches?.seqs;
  const places = useMemo(() => (seqs ? placesOf(seqs) : all), [seqs, all]);
  const book = useMemo(() => createRecordBook(api, session), [api, session]);
  const version = useSyncExternalStore(book.onChange, book.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the book finds changes with its version.
  const records = useMemo(() => ({ ...places, find: book.find }), [places, book, version]);
  const selectedSeq = selected?.seq;
  const [goTo, setGoTo] = useState(() => {
    const seq = selectedSeq ?? readScroll(history);
    return seq === undefined ? undefined : { seq };
  });

  const rememberSoon = useDebouncedCallback((seq: number) => rememberScroll(history, seq), SETTLE_MS);
  const showPlaces = useCallback(
    (from: number, until: number, first: number) => {
      const inSight = Array.from({ length: until - from }, (_, index) => places.seqAt(from + index));
      book.want(selectedSeq === undefined ? inSight : [selectedSeq, ...inSight]);
      rememberSoon(places.seqAt(first));
    },
    [book, places, selectedSeq, rememberSoon],
  );
  const refTo = (seq: number): RecordRef => ({ session: session.id, seq });
  const jumpTo = (seq: number): void => {
    setGoTo({ seq });
    onSelect(refTo(seq));
  };
  const fault = matches?.fault ?? book.fault();

  return (
    <div className={classes.page}>
      <div className={classes.toolbar} role="toolbar" aria-label="Records">
        <RecordFilterBar filter={filter} onFilter={setFilter} />
        <JumpBox session={session.id} originMs={session.originMs} onJump={jumpTo} />
        <span className={classes.count} role="status">
          {matches && `${formatCount(places.count)} of `}
          {formatCount(all.count)}
          {matches && !matches.isLast && !matches.fault && `, searching: ${share(matches.untilSeq, session.lastSeq)}`}
        </span>
      </div>
      {fault && <FaultBar fault={fault} onRetry={() => setFilter({ ...filter })} />}
      <div className={classes.panel}>
        {places.count === 0 && (matches?.isLast ?? true) ? (
          matches ? (
            <NoRecordMatches />
          ) : (
            <NoRecords />
          )
        ) : (
          <LongRecordTable
            records={records}
            selected={selectedSeq}
            goTo={goTo}
            onSelect={(seq) => onSelect(seq === undefined ? undefined : refTo(seq))}
            onPlaces={showPlaces}
            onShowState={onShowState}
          />
        )}
      </div>
    </div>
  );
}

const share = (part: number, whole: number): string => `${Math.floor((100 * part) / Math.max(1, whole))} %`;
