import type { CollectorSettings } from '@driftscope/records';
import { Router } from 'express';
import { only } from './only.ts';

/** `GET /api/v1/settings`: how the collector was started. */
export function settingsRoutes(settings: CollectorSettings): Router {
  const router = Router();
  router
    .route('/settings')
    .get((_request, response) => {
      response.json(settings);
    })
    .all(only('GET'));
  return router;
}
