import { SavedQuerySchema, SavedViewSchema } from '@driftscope/records';
import { type RequestHandler, type Response, Router } from 'express';
import { Value } from 'typebox/value';
import { readJson } from '../http/read-json.ts';
import { refusal, refuse } from '../http/refusal.ts';
import type { ViewStore } from '../storage/view-store.ts';
import { only } from './only.ts';

/** `GET /api/v1/views`, `PUT` and `DELETE /api/v1/views/:name`. Each answers with the views as they are then. */
export function viewRoutes(views: ViewStore): Router {
  const answer = async (response: Response) => void response.json({ views: await views.list() });
  const save: RequestHandler<{ name: string }> = async (request, response) => {
    const { name } = request.params;
    if (!Value.Check(SavedViewSchema.properties.name, name)) return refuse(response, invalidName);
    const body = await readJson(request, expectedQuery);
    if (!body.ok) return refuse(response, body.error);
    if (!(await views.save({ name, query: body.value.query }))) return refuse(response, tooMany);
    await answer(response);
  };
  const remove: RequestHandler<{ name: string }> = async ({ params: { name } }, response) => {
    await views.remove(name);
    await answer(response);
  };
  const router = Router();
  router
    .route('/views')
    .get((_request, response) => answer(response))
    .all(only('GET'));
  router.route('/views/:name').put(save).delete(remove).all(only('PUT', 'DELETE'));
  return router;
}

const expectedQuery = {
  schema: SavedQuerySchema,
  kind: 'invalid-view',
  name: 'The view',
  hint: 'Send { query }: what stands after the ? of the list’s address.',
};

const invalidName = refusal(400, 'invalid-view', 'The name is too long.', 'Give it at most 100 characters.');

const tooMany = refusal(409, 'too-many-views', 'There are 200 views already.', 'Remove some that nobody needs.');
