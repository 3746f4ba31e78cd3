import type { Example } from '@driftscope/records';
import { Router } from 'express';
import { only } from './only.ts';

export interface AboutOptions {
  readonly version: string;
  readonly storeName: string;
  readonly examples: readonly Example[];
  /** Epoch ms. */
  readonly clock: () => number;
}

/** `GET /api/health` and `GET /api/examples`. */
export function aboutRoutes({ version, storeName, examples, clock }: AboutOptions): Router {
  const startedMs = clock();
  const router = Router();
  router
    .route('/health')
    .get((_request, response) => {
      const uptimeS = Math.round((clock() - startedMs) / 1000);
      response.json({ status: 'ok', version, store: storeName, uptimeS });
    })
    .all(only('GET'));
  router
    .route('/examples')
    .get((_request, response) => {
      response.json({ examples });
    })
    .all(only('GET'));
  return router;
}
