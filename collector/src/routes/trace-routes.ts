import type { SenderAddresses, Trace } from '@driftscope/records';
import { Router } from 'express';
import type { Access } from '../access/create-access.ts';
import { schemeOf } from '../http/scheme-of.ts';
import type { TraceStore } from '../storage/trace-store.ts';
import { only } from './only.ts';

export interface TraceRouteOptions {
  readonly traces: TraceStore;
  readonly dsnKey: string;
  readonly access: Pick<Access, 'ask'>;
  /** Where senders reach it. Absent: where the one who asks does. */
  readonly publicUrl?: string | undefined;
}

/** The most that is answered of one trace. */
const PARTS_MAX = 1_000;

/** `GET /api/v1/traces/:id`, and `/dsn`: where SDKs and tracers are to send. */
export function traceRoutes({ traces, dsnKey, access, publicUrl }: TraceRouteOptions): Router {
  const router = Router();
  router
    .route('/traces/:id')
    .get(access.ask('read'), async ({ params: { id } }, response) => {
      response.json((await traces.ofTraces([id.toLowerCase()], PARTS_MAX)) satisfies Trace);
    })
    .all(only('GET'));
  router
    .route('/dsn')
    .get(access.ask('ingest'), (request, response) => {
      const { protocol, host, origin } = new URL(publicUrl ?? `${schemeOf(request)}://${request.headers.host ?? ''}`);
      response.json({
        dsn: `${protocol}//${dsnKey}@${host}/1`,
        spotlight: `${origin}/stream`,
        otlp: `${origin}/v1/traces`,
      } satisfies SenderAddresses);
    })
    .all(only('GET'));
  return router;
}
