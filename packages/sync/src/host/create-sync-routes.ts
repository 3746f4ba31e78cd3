import { json, type Request, type Response, Router } from 'express';
import { parseMutations } from '../protocol/mutation.ts';
import { TIME_HEADER } from '../protocol/time-header.ts';
import type { SyncCore } from '../server/create-sync-core.ts';
import type { Authenticate } from './authenticate.ts';
import { parseScopeRequests } from './parse-scope-requests.ts';

export interface RoutesOptions {
  readonly core: SyncCore;
  readonly authenticate: Authenticate;
}

const MAX_BODY = '4mb';

/** Answers reads and writes. Errors are `{ error: { kind, message } }`. */
export function createSyncRoutes({ core, authenticate }: RoutesOptions): Router {
  const routes = Router();

  const forUser = (answer: (user: string, request: Request, response: Response) => void) => {
    return async (request: Request, response: Response): Promise<void> => {
      // Answers are one user's own, and out of date in the next moment.
      response.set('cache-control', 'private, no-cache');
      const identity = await authenticate(tokenOf(request));
      if (identity.kind === 'user') answer(identity.user, request, response);
      else if (identity.kind === 'refused') fail(response, 403, 'refused', 'this user may not sync');
      else fail(response, 401, 'unauthorized', 'the token is missing, wrong or over');
    };
  };

  routes.get(
    '/sync',
    forUser((user, request, response) => {
      const { scope, since } = request.query;
      if (scope === undefined) return answerHeads(core, user, request, response);
      const parsed = parseScopeRequests(scope, since);
      if (parsed.ok) response.json(core.read(user, parsed.value));
      else fail(response, 400, 'bad-request', parsed.message);
    }),
  );

  routes.post(
    '/mutations',
    json({ limit: MAX_BODY }),
    forUser((user, request, response) => {
      const parsed = parseMutations(request.body);
      if (parsed.ok) response.json(core.push(user, parsed.value.mutations));
      else fail(response, 400, 'bad-request', parsed.message);
    }),
  );

  return routes;
}

/** A 304 has no body, so it tells the server's time in a header. */
function answerHeads(core: SyncCore, user: string, request: Request, response: Response): void {
  const etag = `"${core.tag(user)}"`;
  const heads = core.heads(user);
  response.set({ etag, [TIME_HEADER]: `${heads.nowMs}`, 'access-control-expose-headers': TIME_HEADER });
  if (request.get('if-none-match') === etag) response.status(304).end();
  else response.json(heads);
}

function fail(response: Response, status: number, kind: string, message: string): void {
  response.status(status).json({ error: { kind, message } });
}

const tokenOf = (request: Request): string => /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
