import type { DriftRecord } from '@driftscope/records';

/** The records of several chunks in the order of `seq`, each once. */
export function mergeRecords(chunks: readonly (readonly DriftRecord[])[]): readonly DriftRecord[] {
  const [only, ...others] = chunks;
  if (only !== undefined && others.length === 0) return only;
  const bySeq = new Map<number, DriftRecord>();
  for (const record of chunks.flat()) if (!bySeq.has(record.seq)) bySeq.set(record.seq, record);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
