import { SavedQuerySchema, SavedViewSchema } from '@driftscope/records';
import type { Router } from 'express';
import { refusal } from '../http/refusal.ts';
import type { ViewStore } from '../storage/view-store.ts';
import { namedRoutes } from './named-routes.ts';

/** `GET /api/v1/views`, `PUT` and `DELETE /api/v1/views/:name`. Each answers with the views as they are then. */
export const viewRoutes = (views: ViewStore): Router =>
  namedRoutes({
    path: 'views',
    nameSchema: SavedViewSchema.properties.name,
    body: {
      schema: SavedQuerySchema,
      kind: 'invalid-view',
      name: 'The view',
      hint: 'Send { query }: what stands after the ? of the list’s address.',
    },
    invalidName: refusal(400, 'invalid-view', 'The name is too long.', 'Give it at most 100 characters.'),
    tooMany: refusal(409, 'too-many-views', 'There are 200 views already.', 'Remove some that nobody needs.'),
    list: views.list,
    save: (name, { query }) => views.save({ name, query }),
    remove: views.remove,
  });
