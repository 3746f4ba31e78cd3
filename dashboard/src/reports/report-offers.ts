import type { ObservationStats } from '@driftscope/detect';
import type { Team } from '@driftscope/records';
import type { ReportFilters } from './report-filters.ts';

/** What the report's filters can be set to, each in its order. */
export interface ReportOffers {
  readonly teams: readonly string[];
  readonly apps: readonly string[];
  readonly releases: readonly string[];
}

/** Offers what was seen: of a team its apps, and of the apps that are chosen their releases. */
export function reportOffers(
  { team, app: chosen }: ReportFilters,
  exposure: ObservationStats['exposure'],
  teams: readonly Team[],
): ReportOffers {
  const own = teams.find(({ name }) => name === team)?.apps;
  const ofTeam = exposure.filter(({ app }) => own === undefined || own.includes(app));
  const ofApp = ofTeam.filter(({ app }) => chosen === undefined || app === chosen);
  return {
    teams: teams.map(({ name }) => name),
    apps: sorted(ofTeam.map(({ app }) => app)),
    releases: sorted(ofApp.flatMap(({ release }) => release ?? [])),
  };
}

/** The filters with another team. An app that this has not is dropped. `team` absent: any. */
export function withTeam(
  { team: _, app, ...others }: ReportFilters,
  team: string | undefined,
  teams: readonly Team[],
): ReportFilters {
  const own = teams.find(({ name }) => name === team)?.apps;
  const staysApp = app !== undefined && (own === undefined || own.includes(app));
  return { ...others, ...(team !== undefined && { team }), ...(staysApp && { app }) };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
