import type { Team } from '@driftscope/records';
import { appsOfTeam } from './apps-of-team.ts';

/** What filters of apps have in common. Absent: any. */
interface AppFilters {
  readonly app?: string;
  readonly team?: string;
}

/** The filters with another team. An app that this has not is dropped. `team` absent: any. */
export function withTeam<Filters extends AppFilters>(
  { team: _, app, ...others }: Filters,
  team: string | undefined,
  teams: readonly Team[],
): Omit<Filters, keyof AppFilters> & AppFilters {
  const own = appsOfTeam(teams, team);
  const staysApp = app !== undefined && (own === undefined || own.includes(app));
  return { ...others, ...(team !== undefined && { team }), ...(staysApp && { app }) };
}
