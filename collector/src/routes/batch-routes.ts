import { type RequestHandler, Router } from 'express';
import { createTokenJudge } from '../http/judge-token.ts';
import { refuse } from '../http/refusal.ts';
import { only } from './only.ts';

export interface BatchRouteOptions {
  readonly ingest: RequestHandler;
  readonly importRecording: RequestHandler;
  readonly token: string | undefined;
  readonly identityKey: string;
}

/** `POST /api/v1/batches` for pages, `/probe` for servers, `/recordings` for files, and the key for the hashes of users. */
export function batchRoutes({ ingest, importRecording, token, identityKey }: BatchRouteOptions): Router {
  const judge = createTokenJudge(token);
  const checkToken: RequestHandler = (request, response, next) => {
    const no = judge(request);
    if (no === undefined) return next();
    response.set('WWW-Authenticate', 'Bearer');
    refuse(response, no);
  };
  const router = Router();
  router.route(['/batches', '/probe']).post(checkToken, ingest).all(only('POST'));
  router.route('/recordings').post(checkToken, importRecording).all(only('POST'));
  router
    .route('/identity-key')
    .get(checkToken, (_request, response) => {
      response.json({ key: identityKey });
    })
    .all(only('GET'));
  return router;
}
