import { authenticate } from '@driftscope/example-server';
import type { SyncServer } from '@driftscope/sync/server';
import { Router } from 'express';
import type { LiveParts } from '../handlers/live-parts.ts';

/** The routes of the sync server. A write suffers what was planned for its user, as a message over the socket does. */
export function syncRoutes(parts: LiveParts, sync: SyncServer): Router {
  return Router()
    .post('/mutations', async (request, response, next) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      parts.breaks.suffer(user.id);
      next();
    })
    .use(sync.routes);
}
