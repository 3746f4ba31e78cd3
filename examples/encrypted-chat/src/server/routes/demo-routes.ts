import { authenticate } from '@driftscope/example-server';
import { Router } from 'express';
import type { LiveParts } from '../handlers/live-parts.ts';

/** For trying things out: lets the server fail at the next message of the user. */
export function demoRoutes(parts: LiveParts): Router {
  return Router().post('/demo/break', async (request, response) => {
    const user = await authenticate(parts, request, response);
    if (user === undefined) return;
    parts.breaks.plan(user.id);
    response.status(204).end();
  });
}
