import { TeamAppsSchema, TeamSchema } from '@driftscope/records';
import type { Router } from 'express';
import { refusal } from '../http/refusal.ts';
import type { TeamStore } from '../storage/team-store.ts';
import { namedRoutes } from './named-routes.ts';

/** `GET /api/v1/teams`, `PUT` and `DELETE /api/v1/teams/:name`. Each answers with the teams as they are then. */
export const teamRoutes = (teams: TeamStore): Router =>
  namedRoutes({
    path: 'teams',
    nameSchema: TeamSchema.properties.name,
    body: {
      schema: TeamAppsSchema,
      kind: 'invalid-team',
      name: 'The team',
      hint: 'Send { apps }: names of 1 to 200 apps, each once.',
    },
    invalidName: refusal(400, 'invalid-team', 'The name is too long.', 'Give it at most 100 characters.'),
    tooMany: refusal(409, 'too-many-teams', 'There are 200 teams already.', 'Remove some that nobody needs.'),
    list: teams.list,
    save: (name, { apps }) => teams.save({ name, apps }),
    remove: teams.remove,
  });
