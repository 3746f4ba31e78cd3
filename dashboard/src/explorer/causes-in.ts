import type { DriftRecord } from '@driftscope/records';

/** Numbers of the records that led to the commit `seq`, and to the last one of each store. */
export function causesIn(records: readonly DriftRecord[], seq: number | undefined): readonly number[] {
  const last = new Map<number, number>();
  const causes = new Set<number>();
  for (const record of records) {
    if (record.kind !== 'store.commit' || record.cause === undefined) continue;
    if (record.seq === seq) causes.add(record.cause);
    last.set(record.store, record.cause);
  }
  return [...new Set([...causes, ...last.values()])];
}
