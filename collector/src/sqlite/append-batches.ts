import type { DatabaseSync } from 'node:sqlite';
import { atClockOffset, type Batch, fail, ok, ownOriginMs, type Result, type SessionHeader } from '@driftscope/records';
import Type from 'typebox';
import { judgeClockOffset } from '../storage/clock-offset.ts';
import { packBody } from '../storage/packed-body.ts';
import { countSeqs, hasSeq, packSeqs, type SeqRanges, uniteSeqs } from '../storage/seq-ranges.ts';
import type { Appended, ReceivedBatch } from '../storage/session-store.ts';
import { addUsers } from '../storage/session-users.ts';
import { rowReader } from './row-reader.ts';
import { createSessionBook, type SessionBook } from './session-book.ts';
import type { SessionRow } from './session-row.ts';
import { transaction } from './transaction.ts';

const readPart = rowReader(Type.Object({ part: Type.Integer() }));
const readId = rowReader(Type.Object({ id: Type.Integer() }));

/** Builds the function that appends batches, all in one transaction. */
export function createAppender(
  database: DatabaseSync,
  book: SessionBook = createSessionBook(database),
): (received: readonly ReceivedBatch[]) => readonly Result<Appended>[] {
  const nextPart = database.prepare(
    'SELECT coalesce(max(part) + 1, 0) AS part FROM chunk WHERE session = ? AND batch = ?',
  );
  const putChunk = database.prepare(
    `INSERT INTO chunk (session, batch, part, first_seq, last_seq, min_t, max_t, records, received_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  );
  const putBody = database.prepare('INSERT INTO chunk_body (id, body) VALUES (?, ?)');

  const append = (received: ReceivedBatch): Result<Appended> => {
    const { batch, receivedMs } = received;
    const { session: header, records } = batch;
    const known = book.find(header.id, receivedMs);
    if (known !== undefined && !isSameOrigin(known.header, header)) return conflict(header);
    const clockOffsetMs = offsetAfter(known, received);

    const before: SeqRanges = known?.seqs ?? [];
    const seqs = uniteSeqs(before, packSeqs(records.map((record) => record.seq)));
    const { part } = readPart(nextPart.get(header.id, batch.batch));
    const isNewBatch = part === 0 && !hasSeq(known?.merged ?? [], batch.batch);
    const brings = isNewBatch || countSeqs(seqs) > countSeqs(before);
    const after = sessionAfter(known, received, { seqs, isNewBatch, clockOffsetMs });
    if (known === undefined) book.open(after);
    else book.put(after);
    if (!brings) return ok({ kind: 'duplicate', clockOffsetMs });
    store(received, part);
    return ok({ kind: 'stored', clockOffsetMs });
  };

  const store = ({ batch, body, receivedMs }: ReceivedBatch, part: number) => {
    const { records, session } = batch;
    const { minT, maxT } = spanOf(batch);
    const [first, last] = [records[0]?.seq ?? 0, records.at(-1)?.seq ?? 0];
    const { id } = readId(
      putChunk.get(session.id, batch.batch, part, first, last, minT, maxT, records.length, receivedMs),
    );
    if (records.length > 0) putBody.run(id, packBody(body));
  };

  return (received) => {
    try {
      return transaction(database, () => {
        const outcomes = received.map(append);
        book.write();
        return outcomes;
      });
    } catch (error) {
      book.forget();
      throw error;
    }
  };
}

function sessionAfter(
  known: SessionRow | undefined,
  { batch, receivedMs, imported }: ReceivedBatch,
  { seqs, isNewBatch, clockOffsetMs }: { seqs: SeqRanges; isNewBatch: boolean; clockOffsetMs: number },
): SessionRow {
  const before = known && atClockOffset(known.header, 0);
  return {
    header: atClockOffset({ ...before, ...atClockOffset(batch.session, 0) }, clockOffsetMs),
    knownToT: Math.max(known?.knownToT ?? 0, batch.until ?? spanOf(batch).maxT),
    seqs,
    batches: (known?.batches ?? 0) + (isNewBatch ? 1 : 0),
    heardMs: receivedMs,
    merged: known?.merged ?? [],
    users: addUsers(known?.users ?? [], batch.records),
    imported: known === undefined ? imported && { at: receivedMs, ...imported } : imported && known.imported,
  };
}

/** By what a session is to be moved. What was read from a file, or does not say when it was sent, changes nothing. */
function offsetAfter(known: SessionRow | undefined, { batch, lagMs }: ReceivedBatch): number {
  const offsetMs = known && (known.header.clockOffsetMs ?? 0);
  return lagMs === undefined ? (offsetMs ?? batch.session.clockOffsetMs ?? 0) : judgeClockOffset(lagMs, offsetMs);
}

/** By the clock of the machine that recorded. The sum that gives the other one is rounded. */
const isSameOrigin = (one: SessionHeader, other: SessionHeader): boolean =>
  Math.abs(ownOriginMs(one) - ownOriginMs(other)) < 0.01;

/** Earliest and latest `t`. Records of several hooks may be out of order by some ms. */
function spanOf({ records }: Batch): { minT: number; maxT: number } {
  let minT = records[0]?.t ?? 0;
  let maxT = minT;
  for (const { t } of records) {
    minT = Math.min(minT, t);
    maxT = Math.max(maxT, t);
  }
  return { minT, maxT };
}

const conflict = ({ id, originMs }: SessionHeader): Result<never> =>
  fail(
    'session-conflict',
    `Session ${id} is there already, with another originMs than ${originMs}`,
    'A session id belongs to one page load: make a new one for each, and keep its originMs.',
  );
