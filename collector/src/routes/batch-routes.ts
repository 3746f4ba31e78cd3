import { type RequestHandler, Router } from 'express';
import { checkToken } from '../http/check-token.ts';
import { only } from './only.ts';

export interface BatchRouteOptions {
  readonly ingest: RequestHandler;
  readonly importRecording: RequestHandler;
  readonly token: string | undefined;
  readonly identityKey: string;
}

/** `POST /api/v1/batches` for pages, `/probe` for servers, `/recordings` for files, and the key for the hashes of users. */
export function batchRoutes({ ingest, importRecording, token, identityKey }: BatchRouteOptions): Router {
  const check = checkToken(token);
  const router = Router();
  router.route(['/batches', '/probe']).post(check, ingest).all(only('POST'));
  router.route('/recordings').post(check, importRecording).all(only('POST'));
  router
    .route('/identity-key')
    .get(check, (_request, response) => {
      response.json({ key: identityKey });
    })
    .all(only('GET'));
  return router;
}
