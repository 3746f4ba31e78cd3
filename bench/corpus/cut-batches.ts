import type { Batch } from '@driftscope/records';

export interface Cut {
  readonly lastKind: string;
  readonly afterMs: number;
}

/** The batches as they would be if all recorders had stopped so many ms after the last record of this kind. */
export function cutBatches(batches: readonly Batch[], { lastKind, afterMs }: Cut): readonly Batch[] {
  const times = batches.flatMap(({ session, records }) =>
    records.filter(({ kind }) => kind === lastKind).map(({ t }) => session.originMs + t),
  );
  if (times.length === 0) throw new Error(`There is no ${lastKind} to cut after.`);
  const endAt = Math.max(...times) + afterMs;
  return batches
    .filter(({ session }) => session.originMs < endAt)
    .map((batch) => {
      const endT = endAt - batch.session.originMs;
      return {
        ...batch,
        records: batch.records.filter(({ t }) => t <= endT),
        until: Math.min(endT, batch.until ?? endT),
      };
    });
}
