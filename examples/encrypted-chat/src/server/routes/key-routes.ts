import { answerProblem, authenticate } from '@driftscope/example-server';
import { Router } from 'express';
import type { LiveParts } from '../handlers/live-parts.ts';

/** The keys concern, for clients that ask over HTTP. */
export function keyRoutes(parts: LiveParts): Router {
  return Router()
    .get('/keys/backup', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      const backup = parts.directory.backup(user.id);
      if (backup !== undefined) response.json(backup);
      else answerProblem(response, 404, 'no-keys', 'You have published no keys.', 'Ask for a new account.');
    })
    .get('/conversations', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user !== undefined) response.json({ conversations: parts.directory.conversationsOf(user.id) });
    });
}
