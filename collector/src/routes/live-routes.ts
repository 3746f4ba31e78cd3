import { parseScopeRequests } from '@driftscope/sync/server';
import { type RequestHandler, Router } from 'express';
import { refusal, refuse } from '../http/refusal.ts';
import type { IncidentLog } from '../live/incident-log.ts';
import { only } from './only.ts';

/** `GET /api/v1/live/sync`: what a reader of the live push has missed, or without a `scope` how far the log is. */
export function liveRoutes(log: Pick<IncidentLog, 'heads' | 'read'>): Router {
  const read: RequestHandler = async ({ query: { scope, since } }, response) => {
    response.set('cache-control', 'private, no-cache');
    if (scope === undefined) return void response.json(await log.heads());
    const requests = parseScopeRequests(scope, since);
    if (!requests.ok) return refuse(response, refusal(400, 'invalid-query', requests.message, HINT));
    response.json(await log.read(requests.value));
  };
  const router = Router();
  router.route('/live/sync').get(read).all(only('GET'));
  return router;
}

const HINT = 'Send scope=incidents&since=NUMBER, the number empty at first.';
