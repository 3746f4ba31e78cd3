import type { IncidentFilter, ReleaseTrend } from '@driftscope/detect';
import type { CountedStore } from '../storage/counting.ts';
import { computeReleaseTrend } from './compute-release-trend.ts';

/** What a trend is asked to be of. */
export interface TrendRequest extends Pick<IncidentFilter, 'kind' | 'severity'> {
  /** Of several, it is of the one whose pages of a named release were open for longest; else of the one whose pages were. Absent: of any. */
  readonly app?: readonly string[];
  readonly limit: number;
}

/** Reads from the store how an app's last releases drift. What is worn would make old releases look worse than they were. */
export async function readReleaseTrend(
  { incidents, observations, leftOut: countLeftOut }: CountedStore,
  { app: apps, limit, ...asked }: TrendRequest,
): Promise<ReleaseTrend> {
  const ofApps = apps === undefined ? {} : { app: apps };
  const seen = await observations.exposure({ ...ofApps, isWhole: true });
  const app = mostUsed(seen.filter(({ release }) => release !== undefined)) ?? mostUsed(seen);
  const leftOut = await countLeftOut(app === undefined ? ofApps : { app: [app] });
  if (app === undefined) return { releases: [], older: 0, unnamed: 0, leftOut };
  const worn = await observations.worn();
  const figures = await incidents.figures({ ...asked, app: [app] });
  return computeReleaseTrend({
    app,
    exposure: seen.filter((one) => one.app === app),
    incidents: figures.filter(({ session }) => !worn.has(session)),
    limit,
    leftOut,
  });
}

/** Absent: none was seen. */
function mostUsed(seen: readonly { readonly app: string; readonly hours: number }[]): string | undefined {
  const hoursOf = new Map<string, number>();
  for (const { app, hours } of seen) hoursOf.set(app, (hoursOf.get(app) ?? 0) + hours);
  return [...hoursOf].sort(([, a], [, b]) => b - a)[0]?.[0];
}
