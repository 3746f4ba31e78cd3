import { createRecordingWriter, type SessionDetail } from '@driftscope/records';
import type { SessionStore } from '../storage/session-store.ts';

/** Records in a batch of the file. */
const BATCH_RECORDS = 1_000;

/** Gives the session as a `.drift` file, which is written as it is read from the store. */
export async function* exportSession(
  { header, records }: Pick<SessionStore, 'header' | 'records'>,
  { id, originMs, lastAt }: SessionDetail,
): AsyncGenerator<Uint8Array> {
  const session = await header(id);
  if (session === undefined) throw new Error(`Session ${id} was there, and its header is not.`);
  const pieces: Uint8Array[] = [];
  const writer = createRecordingWriter((bytes) => pieces.push(bytes));
  let afterSeq = 0;
  for (let batch = 1, isLast = false; !isLast; batch++) {
    const found = await records(id, { ...everything, afterSeq });
    isLast = found.length < BATCH_RECORDS;
    writer.add({ v: 1, session, batch, records: found, ...(isLast && { until: Math.max(0, lastAt - originMs) }) });
    afterSeq = found.at(-1)?.seq ?? afterSeq;
    yield* pieces.splice(0);
  }
  writer.end();
  yield* pieces;
}

const everything = {
  fromT: Number.NEGATIVE_INFINITY,
  toT: Number.POSITIVE_INFINITY,
  wants: () => true,
  limit: BATCH_RECORDS,
};
