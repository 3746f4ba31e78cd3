import type { Team } from '@driftscope/records';

/** Names of a team's apps. Absent: no team is named, or there is none of this name. */
export const appsOfTeam = (teams: readonly Team[], team: string | undefined): readonly string[] | undefined =>
  teams.find(({ name }) => name === team)?.apps;
