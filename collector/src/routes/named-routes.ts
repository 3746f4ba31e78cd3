import { type RequestHandler, type Response, Router } from 'express';
import type { Static, TSchema, TString } from 'typebox';
import { Value } from 'typebox/value';
import { type ExpectedBody, readJson } from '../http/read-json.ts';
import { type Refusal, refuse } from '../http/refusal.ts';
import { only } from './only.ts';

export interface NamedRouteOptions<Schema extends TSchema> {
  /** Of the address, and of the list in the answers. */
  readonly path: string;
  readonly nameSchema: TString;
  /** What is kept under a name. */
  readonly body: ExpectedBody<Schema>;
  readonly invalidName: Refusal;
  readonly tooMany: Refusal;
  list(): Promise<readonly object[]>;
  /** One of the same name gives way. @returns whether there was room for it. */
  save(name: string, body: Static<Schema>): Promise<boolean>;
  remove(name: string): Promise<void>;
}

/** What users keep under names: `GET /PATH`, `PUT` and `DELETE /PATH/:name`. Each answers with all as they are then. */
export function namedRoutes<Schema extends TSchema>(options: NamedRouteOptions<Schema>): Router {
  const { path } = options;
  const answer = async (response: Response) => void response.json({ [path]: await options.list() });
  const save: RequestHandler<{ name: string }> = async (request, response) => {
    const { name } = request.params;
    if (!Value.Check(options.nameSchema, name)) return refuse(response, options.invalidName);
    const body = await readJson(request, options.body);
    if (!body.ok) return refuse(response, body.error);
    if (!(await options.save(name, body.value))) return refuse(response, options.tooMany);
    await answer(response);
  };
  const remove: RequestHandler<{ name: string }> = async ({ params: { name } }, response) => {
    await options.remove(name);
    await answer(response);
  };
  const router = Router();
  router
    .route(`/${path}`)
    .get((_request, response) => answer(response))
    .all(only('GET'));
  router.route(`/${path}/:name`).put(save).delete(remove).all(only('PUT', 'DELETE'));
  return router;
}
