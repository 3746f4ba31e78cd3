import type { ReleaseTrend, TrendRelease } from '@driftscope/detect';
import type { IncidentFigures } from '../storage/incident-figures.ts';
import type { Exposure } from '../storage/observation-store.ts';
import { ALPHA, compareRates } from './compare-rates.ts';
import { concludeReport } from './conclude-report.ts';
import { groupByText } from './group-by-text.ts';

/** What of an app's releases is compared. */
export interface TrendInput {
  readonly app: string;
  /** Of the app alone, each release once. */
  readonly exposure: readonly Exposure[];
  /** Of the app alone. */
  readonly incidents: readonly Pick<IncidentFigures, 'release' | 'session'>[];
  /** How many releases are told of, the last ones. */
  readonly limit: number;
  /** Sessions that are not counted, and are in none of these. */
  readonly leftOut: number;
}

/** Holds each of an app's last releases against the one before it. */
export function computeReleaseTrend({ app, exposure, incidents, limit, leftOut }: TrendInput): ReleaseTrend {
  const drifted = groupByText(incidents, ({ release }) => release);
  const named = exposure
    .flatMap(({ release, ...seen }) => (release === undefined ? [] : [{ ...seen, release }]))
    .sort((a, b) => a.firstAt - b.firstAt || (a.release < b.release ? -1 : 1));
  const older = Math.max(0, named.length - limit);
  const comparisons = named.length - Math.max(1, older);
  const sideOf = ({ release, hours }: { readonly release: string; readonly hours: number }) => ({
    sessions: (drifted.get(release) ?? []).map(({ session }) => session),
    hours,
  });
  const releases = named.slice(older).map((seen, index): TrendRelease => {
    const [subject, before] = [sideOf(seen), named[older + index - 1]];
    return {
      release: seen.release,
      firstAt: seen.firstAt,
      lastAt: seen.lastAt,
      sessions: seen.sessions,
      driftedSessions: new Set(subject.sessions).size,
      ...compareRates(subject, before && sideOf(before), ALPHA / Math.max(1, comparisons)),
    };
  });
  const [newest, base] = [releases.at(-1), named.at(-2)];
  const unnamed = exposure.reduce((sum, { release, sessions }) => sum + (release === undefined ? sessions : 0), 0);
  return {
    app,
    ...(newest && { says: concludeReport({ subject: newest, ...(base && { base }), all: newest }) }),
    releases,
    older,
    unnamed,
    leftOut,
  };
}
