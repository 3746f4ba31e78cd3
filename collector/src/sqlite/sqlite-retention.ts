import type { DatabaseSync } from 'node:sqlite';
import { type DriftRecord, SessionIdSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import type { RetentionLimits, RetentionStore } from '../storage/retention-store.ts';
import { createUnpacker } from './chunk-body.ts';
import { EvidenceIndex } from './evidence-index.ts';
import { packRecords } from './pack-records.ts';
import { rowReader } from './row-reader.ts';
import { readSession, SESSION_COLUMNS } from './session-row.ts';
import { transaction } from './transaction.ts';

const ChunkRow = Type.Object({
  id: Type.Integer(),
  session: SessionIdSchema,
  first_seq: Type.Integer(),
  last_seq: Type.Integer(),
  records: Type.Integer(),
  received_ms: Type.Number(),
});
type ChunkRow = Static<typeof ChunkRow>;
const readChunk = rowReader(ChunkRow);
const readUsed = rowReader(Type.Object({ used: Type.Integer() }));
const readPart = rowReader(Type.Object({ part: Type.Integer() }));
const readId = rowReader(Type.Object({ id: Type.Integer() }));

/** What one commit forgets at most: some ms of work. */
const CHUNKS_AT_ONCE = 100;
const ROWS_AT_ONCE = 500;

/** The batch under which evidence stays: senders count from 1. */
const EVIDENCE_BATCH = 0;

/** Forgets what is old, in SQLite. Its room is used again; a vacuum gives it back to the disk. */
export function createSqliteRetention(database: DatabaseSync): RetentionStore {
  const evidence = new EvidenceIndex(database);
  const unpack = createUnpacker(database);
  const usedBytes = database.prepare(
    `SELECT (page_count - freelist_count) * page_size AS used
     FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
  );
  // Numbers are given in the order of receipt.
  const oldest = database.prepare(
    `SELECT id, session, first_seq, last_seq, records, received_ms FROM chunk
     WHERE batch > ${EVIDENCE_BATCH} ORDER BY id LIMIT ${CHUNKS_AT_ONCE}`,
  );
  const dropBody = database.prepare('DELETE FROM chunk_body WHERE id = ?');
  const dropChunk = database.prepare('DELETE FROM chunk WHERE id = ?');
  const findSession = database.prepare(`SELECT ${SESSION_COLUMNS} FROM session WHERE id = ?`);
  const nextPart = database.prepare(
    `SELECT coalesce(max(part) + 1, 0) AS part FROM chunk WHERE session = ? AND batch = ${EVIDENCE_BATCH}`,
  );
  const putChunk = database.prepare(
    `INSERT INTO chunk (session, batch, part, first_seq, last_seq, min_t, max_t, records, received_ms)
     VALUES (?, ${EVIDENCE_BATCH}, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  );
  const putBody = database.prepare('INSERT INTO chunk_body (id, body) VALUES (?, ?)');
  const dropSession = database.prepare(
    `DELETE FROM session WHERE id = ? AND heard_ms < ?
       AND NOT EXISTS (SELECT 1 FROM chunk WHERE chunk.session = session.id)
       AND NOT EXISTS (SELECT 1 FROM incident WHERE incident.session = session.id)`,
  );
  const dropSpans = database.prepare(
    `DELETE FROM span WHERE rowid IN (SELECT rowid FROM span WHERE start_at < ? LIMIT ${ROWS_AT_ONCE})`,
  );
  const dropErrors = database.prepare(
    `DELETE FROM trace_error WHERE rowid IN (SELECT rowid FROM trace_error WHERE at < ? LIMIT ${ROWS_AT_ONCE})`,
  );

  const keep = (chunk: ChunkRow, records: readonly DriftRecord[]) => {
    const [first, last] = [records[0], records.at(-1)];
    if (first === undefined || last === undefined) return;
    const { header } = readSession(findSession.get(chunk.session));
    const times = records.map(({ t }) => t);
    const { part } = readPart(nextPart.get(chunk.session));
    const [minT, maxT] = [Math.min(...times), Math.max(...times)];
    const values = [chunk.session, part, first.seq, last.seq, minT, maxT, records.length, chunk.received_ms] as const;
    const { id } = readId(putChunk.get(...values));
    putBody.run(id, packRecords(header, records));
  };

  const drop = (chunk: ChunkRow) => {
    const wanted = evidence.of(chunk.session);
    const mayHold = [...wanted].some((seq) => seq >= chunk.first_seq && seq <= chunk.last_seq);
    if (mayHold)
      keep(
        chunk,
        unpack(chunk.id).filter(({ seq }) => wanted.has(seq)),
      );
    dropBody.run(chunk.id);
    dropChunk.run(chunk.id);
  };

  const forgetTraces = (limitMs: number): number =>
    Number(dropSpans.run(limitMs).changes) + Number(dropErrors.run(limitMs).changes);

  const forgetChunks = (chunks: readonly ChunkRow[], limitMs: number): number => {
    const firstKept = chunks.findIndex((chunk) => chunk.received_ms >= limitMs);
    const old = firstKept === -1 ? chunks : chunks.slice(0, firstKept);
    for (const chunk of old) drop(chunk);
    for (const session of new Set(old.map((chunk) => chunk.session))) dropSession.run(session, limitMs);
    return old.length;
  };

  return {
    usedBytes: async () => readUsed(usedBytes.get()).used,
    forget: async ({ beforeMs, maxBytes, spareMs }: RetentionLimits) => {
      await evidence.catchUp();
      return transaction(database, () => {
        const chunks = oldest.all().map(readChunk);
        const isOverfull = readUsed(usedBytes.get()).used > maxBytes;
        if (!isOverfull) return forgetTraces(beforeMs) + forgetChunks(chunks, Math.min(beforeMs, spareMs));
        // What is older than all records goes first, and it is looked again whether that was enough.
        const oldestMs = Math.min(chunks[0]?.received_ms ?? spareMs, spareMs);
        return forgetTraces(Math.max(beforeMs, oldestMs)) || forgetChunks(chunks, spareMs);
      });
    },
  };
}
