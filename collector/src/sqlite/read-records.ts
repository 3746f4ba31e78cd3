import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { DriftRecord } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import type { SessionStore } from '../storage/session-store.ts';
import { createUnpacker } from './chunk-body.ts';
import { rowReader } from './row-reader.ts';

const ChunkRow = Type.Object({ id: Type.Integer(), first_seq: Type.Integer(), last_seq: Type.Integer() });
type ChunkRow = Static<typeof ChunkRow>;

const readChunk = rowReader(ChunkRow);

/** Chunks after which others get a turn: SQLite keeps the thread to itself. */
const turnAfterChunks = 20;

/** Builds the functions that read the records of one session. */
export function createRecordReader(database: DatabaseSync): Pick<SessionStore, 'records' | 'recordsBySeq'> {
  const inSpan = database.prepare(
    `SELECT id, first_seq, last_seq FROM chunk
     WHERE session = ? AND last_seq > ? AND max_t >= ? AND min_t <= ? AND records > 0 ORDER BY first_seq, id`,
  );
  const around = database.prepare(
    `SELECT id, first_seq, last_seq FROM chunk
     WHERE session = ? AND first_seq <= ? AND last_seq >= ? AND records > 0 ORDER BY id`,
  );
  const unpack = createUnpacker(database);

  return {
    records: async (session, { afterSeq, fromT, toT, wants, limit }) => {
      const found: DriftRecord[] = [];
      const isWanted = ({ seq, t, kind }: DriftRecord) => seq > afterSeq && t >= fromT && t <= toT && wants(kind);
      const chunks = inSpan.all(session, afterSeq, fromT, toT).map(readChunk);
      for (const [index, cluster] of clustersOf(chunks).entries()) {
        found.push(...merge(cluster.map(({ id }) => unpack(id))).filter(isWanted));
        if (found.length >= limit) break;
        if (index % turnAfterChunks === turnAfterChunks - 1) await setImmediate();
      }
      return found.slice(0, limit);
    },
    recordsBySeq: async (session, seqs) => {
      const found = new Map<number, DriftRecord>();
      for (const seq of seqs) {
        if (found.has(seq)) continue;
        for (const chunk of around.all(session, seq, seq).map(readChunk)) {
          const record = unpack(chunk.id).find((candidate) => candidate.seq === seq);
          if (record !== undefined && !found.has(seq)) found.set(seq, record);
        }
      }
      return found;
    },
  };
}

/** Groups chunks, in the order of their first number, so that no number is in two groups. */
function clustersOf(chunks: readonly ChunkRow[]): readonly (readonly ChunkRow[])[] {
  const clusters: ChunkRow[][] = [];
  let lastSeq = 0;
  for (const chunk of chunks) {
    const cluster = clusters.at(-1);
    if (cluster !== undefined && chunk.first_seq <= lastSeq) cluster.push(chunk);
    else clusters.push([chunk]);
    lastSeq = Math.max(lastSeq, chunk.last_seq);
  }
  return clusters;
}

/** In the order of `seq`, each once. */
function merge(chunks: readonly (readonly DriftRecord[])[]): readonly DriftRecord[] {
  const [only, ...others] = chunks;
  if (only !== undefined && others.length === 0) return only;
  const bySeq = new Map<number, DriftRecord>();
  for (const record of chunks.flat()) if (!bySeq.has(record.seq)) bySeq.set(record.seq, record);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
