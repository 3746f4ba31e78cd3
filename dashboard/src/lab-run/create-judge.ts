import type { Detector, Incident } from '@driftscope/detect';
import {
  type Batch,
  type LabCompared,
  type LabCopy,
  parseBatch,
  parseBatchText,
  type SessionId,
} from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import { followStores } from './follow-stores.ts';
import { readCopy } from './read-copy.ts';

/** What one batch of a client led to. */
export interface Judgement {
  readonly records: readonly SessionRecord[];
  /** New, or in place of a former one with the same id. */
  readonly incidents: readonly Incident[];
  /** What the states of its page say now. Absent: they are as they were. */
  readonly copy?: LabCopy;
}

/** Judges the batches of one client: its page, and its further tabs if it has any. Absent: the text is no batch. */
export function createJudge(
  detector: Detector,
  compared: readonly LabCompared[],
): (text: string) => Judgement | undefined {
  const stores = followStores();
  /** Time goes by the first that was heard of: the others come and go. */
  let page: SessionId | undefined;

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
    return {
      records: records.map((record) => ({ session: session.id, originMs: session.originMs, record })),
      incidents: detect(batch.value),
      ...(changes.length > 0 && { copy: readCopy(stores.states(session.id), compared) }),
    };
  };
}
