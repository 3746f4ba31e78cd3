import { Router } from 'express';
import type { Access } from '../access/create-access.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { only } from './only.ts';

export interface MetricsRouteOptions {
  readonly metrics: Pick<Metrics, 'registry' | 'text'>;
  readonly access: Pick<Access, 'ask'>;
}

/** `GET /metrics`, for Prometheus. */
export function metricsRoutes({ metrics, access }: MetricsRouteOptions): Router {
  const router = Router();
  router
    .route('/metrics')
    .get(access.ask('read'), async (_request, response) => {
      response.set({ 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' });
      response.send(await metrics.text());
    })
    .all(only('GET'));
  return router;
}
