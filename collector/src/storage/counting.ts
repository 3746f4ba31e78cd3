import type { ObservationFilter } from './observation-store.ts';
import type { Store } from './store.ts';

/** A store as numbers are made of it. */
export interface CountedStore extends Pick<Store, 'incidents' | 'observations' | 'teams'> {
  /** How many sessions that came from files are not counted in a time. */
  leftOut(filter: ObservationFilter): Promise<number>;
}

/**
 * Leaves sessions that came from files out of whatever is counted: somebody opened these because something was wrong in them,
 * so a rate with them would say nothing about the team's pages.
 *
 * @param withImported they are asked for, and count.
 */
export function counting({ incidents, observations, teams }: Store, withImported: boolean): CountedStore {
  if (withImported) return { incidents, observations, teams, leftOut: async () => 0 };
  return {
    teams,
    incidents: {
      ...incidents,
      list: (filter, page) => incidents.list({ ...filter, isSent: true }, page),
      groups: (filter, page) => incidents.groups({ ...filter, isSent: true }, page),
      stats: (filter) => incidents.stats({ ...filter, isSent: true }),
      figures: (filter) => incidents.figures({ ...filter, isSent: true }),
    },
    observations: {
      ...observations,
      gaps: (filter) => observations.gaps({ ...filter, isSent: true }),
      exposure: (filter) => observations.exposure({ ...filter, isSent: true }),
    },
    leftOut: observations.imported,
  };
}
