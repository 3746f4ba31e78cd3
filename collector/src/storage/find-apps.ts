import type { IncidentFilter } from '@driftscope/detect';
import { fail, ok, type Result } from '@driftscope/records';
import type { TeamStore } from './team-store.ts';

/**
 * The apps that a caller means with apps, a team, or both: those of the apps, which the team is to have.
 *
 * @returns `app` absent: all. `invalid-query` where there is no such team, or it has no such app.
 */
export async function findApps(
  { app, team }: Pick<IncidentFilter, 'app'> & { readonly team?: string },
  teams: Pick<TeamStore, 'list'>,
): Promise<Result<Pick<IncidentFilter, 'app'>>> {
  if (team === undefined) return ok(app === undefined ? {} : { app });
  const known = await teams.list();
  const found = known.find(({ name }) => name === team);
  if (found === undefined) {
    const hint = known.length === 0 ? 'There is none yet.' : `There are ${quoted(known.map(({ name }) => name))}.`;
    return fail('invalid-query', `There is no team ${JSON.stringify(team)}.`, `${hint} The settings have them.`);
  }
  const foreign = app?.find((name) => !found.apps.includes(name));
  if (foreign === undefined) return ok({ app: app ?? found.apps });
  const problem = `The team ${JSON.stringify(team)} has no app ${JSON.stringify(foreign)}.`;
  return fail('invalid-query', problem, `It has ${quoted(found.apps)}.`);
}

const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(', ');
