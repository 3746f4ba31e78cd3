import { setTimeout as wait } from 'node:timers/promises';
import { parse } from '@driftscope/example-protocol';
import { answerProblem, authenticate } from '@driftscope/example-server';
import { Router } from 'express';
import type { Static } from 'typebox';
import { SealedPhotoSchema } from '#protocol/photo.ts';
import type { LiveParts } from '../handlers/live-parts.ts';

/** As long as an object store takes that is far away. */
const storeLatencyMs = 700;
/** The oldest are forgotten. */
const mostPhotos = 500;

/** Keeps sealed pictures, which are too large for a socket. */
export function photoRoutes(parts: LiveParts): Router {
  const photos = new Map<string, Static<typeof SealedPhotoSchema>>();
  return Router()
    .put('/photos/:id', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      const photo = parse(SealedPhotoSchema, request.body, 'The sealed photo');
      if (!photo.ok) {
        response.status(400).json({ error: photo.error });
        return;
      }
      if (!parts.directory.isMember(user.id, photo.value.conversationId) || photos.has(request.params.id)) {
        answerProblem(response, 403, 'refused', 'The photo cannot be kept here.', 'Pick a conversation of yours.');
        return;
      }
      photos.set(request.params.id, photo.value);
      const [oldest] = photos.keys();
      if (photos.size > mostPhotos && oldest !== undefined) photos.delete(oldest);
      response.status(204).end();
    })
    .get('/photos/:id', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      await wait(storeLatencyMs);
      const photo = photos.get(request.params.id);
      if (photo !== undefined && parts.directory.isMember(user.id, photo.conversationId)) response.json(photo);
      else
        answerProblem(
          response,
          404,
          'no-photo',
          'There is no such photo.',
          'It may have been forgotten: ask for it again.',
        );
    });
}
