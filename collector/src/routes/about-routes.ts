import type { Example } from '@driftscope/records';
import { Router } from 'express';
import { refuse } from '../http/refusal.ts';
import { storeRefusal } from '../http/store-refusal.ts';
import { only } from './only.ts';

export interface AboutOptions {
  readonly version: string;
  readonly storeName: string;
  readonly examples: readonly Example[];
  /** Where the lab is. Absent: there is none. */
  readonly labUrl?: string | undefined;
  /** Whether records can be stored now; rejects where they cannot. */
  readonly checkWritable: () => Promise<void>;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** `GET /api/health`: it runs. `GET /api/ready`: it takes records, too. `GET /api/examples`, `GET /api/lab`. */
export function aboutRoutes({ version, storeName, examples, labUrl, checkWritable, clock }: AboutOptions): Router {
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
    .route('/ready')
    .get(async (_request, response) => {
      try {
        await checkWritable();
        response.json({ status: 'ready' });
      } catch (cause) {
        refuse(response, { ...storeRefusal(cause), status: 503 });
      }
    })
    .all(only('GET'));
  router
    .route('/examples')
    .get((_request, response) => {
      response.json({ examples });
    })
    .all(only('GET'));
  router
    .route('/lab')
    .get((_request, response) => {
      response.json(labUrl === undefined ? {} : { url: labUrl });
    })
    .all(only('GET'));
  return router;
}
