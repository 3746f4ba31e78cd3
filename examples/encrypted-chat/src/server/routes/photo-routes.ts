import { setTimeout as wait } from 'node:timers/promises';
import { parse } from '@driftscope/example-protocol';
import { answerProblem, authenticate } from '@driftscope/example-server';
import { Router } from 'express';
import { KeepPhotoSchema } from '#protocol/photo.ts';
import type { LiveParts } from '../handlers/live-parts.ts';

/** As long as an object store takes that is far away. */
const STORE_LATENCY_MS = 700;

/** Keeps sealed pictures, which are too large for an event. */
export function photoRoutes(parts: LiveParts): Router {
  const { directory, photos } = parts;
  return Router()
    .put('/photos/:id', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      const photo = parse(KeepPhotoSchema, request.body, 'The sealed photo');
      if (!photo.ok) {
        response.status(400).json({ error: photo.error });
        return;
      }
      const { id } = request.params;
      if (!directory.isMember(user.id, photo.value.conversationId) || photos.find(user.id, id) !== undefined) {
        answerProblem(response, 403, 'refused', 'The photo cannot be kept here.', 'Pick a conversation of yours.');
        return;
      }
      photos.keep(id, photo.value);
      response.status(204).end();
    })
    .get('/photos/:id', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      await wait(STORE_LATENCY_MS);
      const photo = photos.find(user.id, request.params.id);
      if (photo !== undefined) response.json(photo);
      else answerProblem(response, 404, 'no-photo', 'There is no such photo.', 'It may have expired.');
    });
}
