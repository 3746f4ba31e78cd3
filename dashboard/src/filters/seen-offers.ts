import type { ObservationStats } from '@driftscope/detect';
import type { Team } from '@driftscope/records';
import { appsOfTeam } from '../teams/apps-of-team.ts';

/** What filters can be set to, each in its order. */
export interface SeenOffers {
  readonly teams: readonly string[];
  readonly apps: readonly string[];
  readonly releases: readonly string[];
}

/** Offers what was seen: of a team its apps, and of the apps that are chosen their releases. */
export function seenOffers(
  { team, app: chosen }: { readonly team?: string; readonly app?: string },
  exposure: ObservationStats['exposure'],
  teams: readonly Team[],
): SeenOffers {
  const own = appsOfTeam(teams, team);
  const ofTeam = exposure.filter(({ app }) => own === undefined || own.includes(app));
  const ofApp = ofTeam.filter(({ app }) => chosen === undefined || app === chosen);
  return {
    teams: teams.map(({ name }) => name),
    apps: sorted(ofTeam.map(({ app }) => app)),
    releases: sorted(ofApp.flatMap(({ release }) => release ?? [])),
  };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
