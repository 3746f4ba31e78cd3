import type { IncidentFilter, Stats } from '@driftscope/detect';
import { computeObservationStats } from './compute-observation-stats.ts';
import type { Store } from './store.ts';

/** Numbers of the incidents that the filter lets through, and of what was seen in that time. */
export async function readStats({ incidents, observations }: Store, filter: IncidentFilter): Promise<Stats> {
  const found = await incidents.stats(filter);
  const gaps = await observations.gaps(filter);
  const exposure = await observations.exposure(filter);
  return { ...found, ...computeObservationStats(gaps, exposure) };
}
