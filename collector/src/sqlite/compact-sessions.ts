import type { DatabaseSync } from 'node:sqlite';
import { type SessionId, SessionIdSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { packSeqs, uniteSeqs } from '../storage/seq-ranges.ts';
import { createUnpacker } from './chunk-body.ts';
import { mergeRecords } from './merge-records.ts';
import { packRecords } from './pack-records.ts';
import { rowReader } from './row-reader.ts';
import type { SessionBook } from './session-book.ts';
import { readSession, SESSION_COLUMNS, type SessionRow } from './session-row.ts';
import { transaction } from './transaction.ts';

const ChunkRow = Type.Object({
  id: Type.Integer(),
  batch: Type.Integer(),
  records: Type.Integer(),
  received_ms: Type.Number(),
  sizeBytes: Type.Integer(),
});
type ChunkRow = Static<typeof ChunkRow>;
const readChunk = rowReader(ChunkRow);
const readId = rowReader(Type.Object({ id: SessionIdSchema }));

/** What a chunk may become: whoever wants one record of it reads all. */
const MAX_RECORDS = 500;
const MAX_BYTES = 64 * 1024;
/** Chunks are forgotten whole, by when their first batch was received. */
const MAX_APART_MS = 10 * 60_000;

/** Records that are read and written in one commit: some ms of work. */
const RECORDS_AT_ONCE = 2_000;

/**
 * Builds the function that puts together small chunks of one session that was not heard of since `idleSinceMs`, in one
 * commit. It gives how many chunks it looked at; 0: there are no such sessions left.
 *
 * A chunk stays where its first part is, so that the order of receipt is kept.
 */
export function createCompactor(database: DatabaseSync, book: SessionBook): (idleSinceMs: number) => number {
  const nextLoose = database.prepare(
    'SELECT id FROM session WHERE loose = 1 AND heard_ms < ? ORDER BY heard_ms LIMIT 1',
  );
  const findSession = database.prepare(`SELECT ${SESSION_COLUMNS} FROM session WHERE id = ?`);
  const settle = database.prepare('UPDATE session SET loose = 0 WHERE id = ?');
  // Evidence that outlived its chunk is of batch 0.
  const chunksOf = database.prepare(
    `SELECT chunk.id, batch, records, received_ms, coalesce(length(body), 0) AS sizeBytes
     FROM chunk LEFT JOIN chunk_body ON chunk_body.id = chunk.id
     WHERE session = ? AND batch > 0 ORDER BY first_seq, chunk.id`,
  );
  const changeChunk = database.prepare(
    'UPDATE chunk SET first_seq = ?, last_seq = ?, min_t = ?, max_t = ?, records = ? WHERE id = ?',
  );
  const putBody = database.prepare(
    'INSERT INTO chunk_body (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const dropBody = database.prepare('DELETE FROM chunk_body WHERE id = ?');
  const dropChunk = database.prepare('DELETE FROM chunk WHERE id = ?');
  const unpack = createUnpacker(database);

  const merge = ({ header }: SessionRow, [first, ...others]: Run) => {
    const records = mergeRecords([first, ...others].filter((chunk) => chunk.records > 0).map(({ id }) => unpack(id)));
    for (const { id } of others) {
      dropBody.run(id);
      dropChunk.run(id);
    }
    const [from, to] = [records[0], records.at(-1)];
    if (from === undefined || to === undefined) return;
    const times = records.map(({ t }) => t);
    changeChunk.run(from.seq, to.seq, Math.min(...times), Math.max(...times), records.length, first.id);
    putBody.run(first.id, packRecords(header, records));
  };

  const compact = (id: SessionId): number => {
    const session = readSession(findSession.get(id));
    const chunks = chunksOf.all(id).map(readChunk);
    const runs = runsOf(chunks);
    let budget = RECORDS_AT_ONCE;
    let merged = session.merged;
    for (const run of runs) {
      if (budget <= 0) break;
      budget -= run.reduce((sum, { records }) => sum + records, 0);
      merge(session, run);
      merged = uniteSeqs(merged, packSeqs(run.map(({ batch }) => batch).sort((a, b) => a - b)));
    }
    book.put({ ...session, merged });
    book.write();
    if (budget > 0) settle.run(id);
    return chunks.length;
  };

  return (idleSinceMs) => {
    const row = nextLoose.get(idleSinceMs);
    if (row === undefined) return 0;
    const { id } = readId(row);
    try {
      // A session without chunks was looked at too.
      return Math.max(
        1,
        transaction(database, () => compact(id)),
      );
    } catch (cause) {
      book.forget();
      // It would stand in the way of all others for ever.
      settle.run(id);
      throw new Error(`The chunks of session ${id} cannot be put together.`, { cause });
    }
  };
}

type Run = readonly [ChunkRow, ...ChunkRow[]];

/** Neighbours that make one chunk together, as far as that is allowed. */
function runsOf(chunks: readonly ChunkRow[]): readonly Run[] {
  const runs: [ChunkRow, ...ChunkRow[]][] = [];
  let [records, sizeBytes] = [0, 0];
  for (const chunk of chunks) {
    const run = runs.at(-1);
    const isNear = run !== undefined && Math.abs(chunk.received_ms - run[0].received_ms) <= MAX_APART_MS;
    if (isNear && records + chunk.records <= MAX_RECORDS && sizeBytes + chunk.sizeBytes <= MAX_BYTES) {
      run.push(chunk);
      records += chunk.records;
      sizeBytes += chunk.sizeBytes;
    } else {
      runs.push([chunk]);
      [records, sizeBytes] = [chunk.records, chunk.sizeBytes];
    }
  }
  return runs.filter((run) => run.length > 1);
}
