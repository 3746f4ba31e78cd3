import type { ObservationFilter } from '../storage/observation-store.ts';
import type { Store } from '../storage/store.ts';
import { groupByText } from './group-by-text.ts';

/** A release, and where and when it was seen. */
export interface SeenRelease {
  readonly release: string;
  /** Epoch ms when the oldest and the newest of its sessions began. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly apps: readonly string[];
}

/** Releases that pages of these apps had in this time. */
export async function findReleases(
  { observations }: Pick<Store, 'observations'>,
  span: Pick<ObservationFilter, 'app' | 'from' | 'to'>,
): Promise<readonly SeenRelease[]> {
  const seen = await observations.exposure(span);
  return [...groupByText(seen, ({ release }) => release)].map(([release, rows]) => ({
    release,
    firstAt: Math.min(...rows.map(({ firstAt }) => firstAt)),
    lastAt: Math.max(...rows.map(({ lastAt }) => lastAt)),
    apps: rows.map(({ app }) => app),
  }));
}

/** Of releases, the one with the newest session, other than the one named. */
export const lastRelease = (releases: readonly SeenRelease[], not: string): SeenRelease | undefined =>
  releases.filter(({ release }) => release !== not).sort((a, b) => b.lastAt - a.lastAt)[0];

/** Of releases, the one that was first seen last before the one named was. */
export function releaseBefore(releases: readonly SeenRelease[], named: string): SeenRelease | undefined {
  const own = releases.find(({ release }) => release === named);
  if (own === undefined) return undefined;
  return releases.filter(({ firstAt }) => firstAt < own.firstAt).sort((a, b) => b.firstAt - a.firstAt)[0];
}
