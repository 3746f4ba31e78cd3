import type { ThresholdSettings } from '@driftscope/detect';
import { type RequestHandler, Router } from 'express';
import type { Access } from '../access/create-access.ts';
import { only } from './only.ts';

export interface BatchRouteOptions {
  readonly ingest: RequestHandler;
  readonly importRecording: RequestHandler;
  readonly access: Pick<Access, 'ask'>;
  readonly identityKey: string;
  /** What the collector judges by where the team wants it otherwise. */
  readonly thresholds: ThresholdSettings;
}

/**
 * `POST /api/v1/batches` for pages, `/probe` for servers, `/recordings` for files; and what senders have to know: the key for
 * the hashes of users, and the thresholds, so that panels judge as the collector does.
 */
export function batchRoutes({ ingest, importRecording, access, identityKey, thresholds }: BatchRouteOptions): Router {
  const check = access.ask('ingest');
  const router = Router();
  router.route(['/batches', '/probe']).post(check, ingest).all(only('POST'));
  router.route('/recordings').post(check, importRecording).all(only('POST'));
  router
    .route('/identity-key')
    .get(check, (_request, response) => {
      response.json({ key: identityKey });
    })
    .all(only('GET'));
  router
    .route('/thresholds')
    .get(check, (_request, response) => {
      response.json({ thresholds });
    })
    .all(only('GET'));
  return router;
}
