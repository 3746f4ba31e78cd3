import type { Detector, Incident } from '@driftscope/detect';
import { type Batch, parseBatch, parseBatchText, type RowPattern, type SessionId } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import { followStores } from './follow-stores.ts';
import { noRows, type ShownRows, shownRows } from './shown-rows.ts';

/** What one batch of a client led to. */
export interface Judgement {
  readonly records: readonly SessionRecord[];
  /** New, or in place of a former one with the same id. */
  readonly incidents: readonly Incident[];
  /** What the client holds now. */
  readonly shown: ShownRows;
}

/**
 * Judges the batches of one client: its page, and its further tabs if it has any. What it holds is what its page holds, which is
 * the first that was heard of. Absent: the text is no batch.
 */
export function createJudge(detector: Detector, rows: readonly RowPattern[]): (text: string) => Judgement | undefined {
  const stores = followStores();
  let page: SessionId | undefined;
  let shown = noRows;

  const detect = ({ session, records, until }: Batch): readonly Incident[] => {
    detector.open(session);
    for (const record of records) detector.push(record, session.id);
    const completeTo = until ?? records.at(-1)?.t;
    if (completeTo === undefined) return [];
    detector.complete(session.id, completeTo);
    return session.id === page ? detector.advance(session.originMs + completeTo) : [];
  };

  return (text) => {
    const written = parseBatchText(text);
    const batch = written.ok ? parseBatch(written.value) : written;
    if (!batch.ok) return undefined;
    const { session, records } = batch.value;
    page ??= session.id;
    const changes = records.filter((record) => stores.take(session.id, record));
    if (changes.length > 0 && session.id === page) shown = shownRows(stores.states(page), rows);
    return {
      records: records.map((record) => ({ session: session.id, originMs: session.originMs, record })),
      incidents: detect(batch.value),
      shown,
    };
  };
}
