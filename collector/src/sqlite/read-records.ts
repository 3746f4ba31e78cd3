import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { DriftRecord } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import type { RecordQuery, SessionStore } from '../storage/session-store.ts';
import { createUnpacker } from './chunk-body.ts';
import { mergeRecords } from './merge-records.ts';
import { rowReader } from './row-reader.ts';

const ChunkRow = Type.Object({ id: Type.Integer(), first_seq: Type.Integer(), last_seq: Type.Integer() });
type ChunkRow = Static<typeof ChunkRow>;

const readChunk = rowReader(ChunkRow);

/** Chunks after which others get a turn. */
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
  const isThere = database.prepare('SELECT 1 FROM chunk WHERE id = ?');
  const unpack = createUnpacker(database);

  /** Absent: one of them was put together with others meanwhile, or forgotten. */
  const readCluster = (cluster: readonly ChunkRow[]): readonly DriftRecord[] | undefined => {
    const records = mergeRecords(cluster.map(({ id }) => unpack(id)));
    return cluster.every(({ id }) => isThere.get(id) !== undefined) ? records : undefined;
  };

  /** Gives turns in between, for SQLite keeps the thread to itself. */
  async function* stretches(session: string, { afterSeq, fromT, toT }: RecordQuery) {
    const clustersAfter = (seq: number) => clustersOf(inSpan.all(session, seq, fromT, toT).map(readChunk));
    let atSeq = afterSeq;
    let clusters = clustersAfter(atSeq);
    for (let turns = 1; clusters.length > 0; turns++) {
      const records = readCluster(clusters.shift() ?? []);
      if (records === undefined) {
        clusters = clustersAfter(atSeq);
        continue;
      }
      const fromSeq = atSeq;
      yield records.filter(({ seq }) => seq > fromSeq);
      atSeq = Math.max(atSeq, records.at(-1)?.seq ?? 0);
      if (turns % turnAfterChunks === 0) await setImmediate();
    }
  }

  return {
    records: async (session, query) => {
      const { fromT, toT, wants, limit } = query;
      const found: DriftRecord[] = [];
      const isWanted = ({ t, kind }: DriftRecord) => t >= fromT && t <= toT && wants(kind);
      for await (const records of stretches(session, query)) {
        found.push(...records.filter(isWanted));
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },
    recordsBySeq: async (session, seqs) => {
      const found = new Map<number, DriftRecord>();
      const unpacked = new Map<number, readonly DriftRecord[]>();
      const read = (id: number) => {
        const records = unpacked.get(id) ?? unpack(id);
        unpacked.set(id, records);
        return records;
      };
      for (const seq of seqs) {
        if (found.has(seq)) continue;
        for (const chunk of around.all(session, seq, seq).map(readChunk)) {
          const record = read(chunk.id).find((candidate) => candidate.seq === seq);
          if (record !== undefined && !found.has(seq)) found.set(seq, record);
        }
      }
      return found;
    },
  };
}

/** Groups chunks, in the order of their first number, so that no number is in two groups. */
function clustersOf(chunks: readonly ChunkRow[]): ChunkRow[][] {
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
