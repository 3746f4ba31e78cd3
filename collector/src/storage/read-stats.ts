import type { IncidentFilter, Stats } from '@driftscope/detect';
import { computeObservationStats } from './compute-observation-stats.ts';
import type { CountedStore } from './counting.ts';

/** Numbers of the incidents that the filter lets through, and of what was seen in that time. */
export async function readStats(store: CountedStore, filter: IncidentFilter): Promise<Stats> {
  const found = await store.incidents.stats(filter);
  const gaps = await store.observations.gaps(filter);
  const exposure = await store.observations.exposure(filter);
  return { ...found, ...computeObservationStats(gaps, exposure), leftOut: await store.leftOut(filter) };
}
