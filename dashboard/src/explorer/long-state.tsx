import { ok, type SessionDetail } from '@driftscope/records';
import { formatClock, formatCount, type RecordRef, type SessionRecord, StateView } from '@driftscope/ui';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { MOST_READ, readAllRecords } from '../records/read-all-records.ts';
import classes from '../sessions/sessions.module.css';
import { Waiting } from '../waiting/waiting.tsx';
import { causesIn } from './causes-in.ts';
import { createRecordBook } from './create-record-book.ts';

/** The stores of a session of any length: of its records those of stores are read, and what led to the change that is shown. */
export function LongState({
  session,
  at,
  onAt,
  onShowRecord,
}: {
  readonly session: SessionDetail;
  readonly at: number | undefined;
  readonly onAt: (seq: number | undefined) => void;
  readonly onShowRecord: (ref: RecordRef) => void;
}) {
  const { api } = useServices();
  const { id, originMs, lastAt } = session;
  const load = useCallback(async () => {
    const span = { from: 0, to: Math.ceil(Math.max(0, lastAt - originMs)), kinds: ['store.*'] };
    return ok(await readAllRecords(api, id, span));
  }, [api, id, originMs, lastAt]);
  const { value: read } = useLoaded(load);
  const book = useMemo(() => createRecordBook(api, session), [api, session]);
  const version = useSyncExternalStore(book.onChange, book.version);
  const causes = useMemo(() => causesIn(read ?? [], at), [read, at]);
  useEffect(() => book.want(causes), [book, causes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the book finds changes with its version.
  const records = useMemo((): readonly SessionRecord[] => {
    const own = (read ?? []).map((record) => ({ session: id, originMs, record }));
    const others = causes.flatMap((seq) => book.find(seq)?.entry ?? []);
    return [...own, ...others].sort((a, b) => a.record.seq - b.record.seq);
  }, [read, causes, book, version, id, originMs]);

  if (!read) return <Waiting />;
  const last = read.at(-1);
  return (
    <div className={classes.page}>
      {read.length >= MOST_READ && last && (
        <p className={classes.warning}>
          Read here are the first {formatCount(MOST_READ)} changes, up to {formatClock(originMs + last.t)}; all are
          under Records.
        </p>
      )}
      <div className={classes.panel}>
        <StateView header={session} records={records} at={at} onAt={onAt} onShowRecord={onShowRecord} />
      </div>
    </div>
  );
}
