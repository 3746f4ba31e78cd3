import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { DriftRecord } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import type { SessionStore } from '../storage/session-store.ts';
import { createUnpacker } from './chunk-body.ts';
import { mergeRecords } from './merge-records.ts';
import { rowReader } from './row-reader.ts';

const ChunkRow = Type.Object({ id: Type.Integer(), first_seq: Type.Integer(), last_seq: Type.Integer() });
type ChunkRow = Static<typeof ChunkRow>;

const readChunk = rowReader(ChunkRow);

/** After so many chunks, or records, others get a turn: SQLite and the parser keep the thread to themselves. */
const turnAfter = { chunks: 20, records: 2_000 };

/** Builds the functions that read the records of one session. */
export function createRecordReader(database: DatabaseSync): Pick<SessionStore, 'records' | 'recordsBySeq' | 'scan'> {
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
  const readCluster = (
    cluster: readonly ChunkRow[],
    mayHold: ((json: string) => boolean) | undefined,
  ): readonly DriftRecord[] | undefined => {
    const records = mergeRecords(cluster.map(({ id }) => unpack(id, mayHold)));
    return cluster.every(({ id }) => isThere.get(id) !== undefined) ? records : undefined;
  };

  const scan: SessionStore['scan'] = async function* (session, { afterSeq, fromT, toT, seqs, mayHold }) {
    const clustersAfter = (seq: number) =>
      clustersOf(inSpan.all(session, seq, fromT, toT).map(readChunk)).filter((one) => !seqs || isAnyIn(seqs, one));
    const sought = seqs && new Set(seqs);
    let atSeq = afterSeq;
    let work = 0;
    for (let clusters = clustersAfter(atSeq); clusters.length > 0; ) {
      const cluster = clusters.shift() ?? [];
      const records = readCluster(cluster, mayHold);
      if (records === undefined) {
        clusters = clustersAfter(atSeq);
        continue;
      }
      const fromSeq = atSeq;
      yield records.filter(({ seq, t }) => seq > fromSeq && t >= fromT && t <= toT && (sought?.has(seq) ?? true));
      // Records that were not worth parsing were looked at too.
      atSeq = cluster.reduce((highest, chunk) => Math.max(highest, chunk.last_seq), atSeq);
      work += cluster.length / turnAfter.chunks + records.length / turnAfter.records;
      if (work < 1) continue;
      await setImmediate();
      work = 0;
    }
  };

  return {
    scan,
    records: async (session, { wants, limit, ...query }) => {
      const found: DriftRecord[] = [];
      for await (const records of scan(session, query)) {
        found.push(...records.filter(({ kind }) => wants(kind)));
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

/** Whether any of the numbers, which come in their order, can be in the chunks. */
function isAnyIn(seqs: readonly number[], cluster: readonly ChunkRow[]): boolean {
  const first = cluster[0]?.first_seq ?? 0;
  const last = cluster.reduce((highest, chunk) => Math.max(highest, chunk.last_seq), 0);
  let [from, to] = [0, seqs.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((seqs[middle] ?? 0) < first) from = middle + 1;
    else to = middle;
  }
  return (seqs[from] ?? Number.POSITIVE_INFINITY) <= last;
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
