import { fileURLToPath } from 'node:url';
import { createApp as createExampleApp, kickRoutes, monitoringRoutes } from '@driftscope/example-server';
import express, { type Express } from 'express';
import { conversationRoutes } from './conversation-routes.ts';
import { type LiveOptions, SYNC_NAMESPACE } from './live.ts';

/** Everything that is asked over HTTP. `browserDsn`: where pages are to report their errors, if anywhere. */
export function createApp(parts: LiveOptions, browserDsn: string | undefined): Express {
  const app = express();
  app.disable('x-powered-by');
  // First: a device that was away for long sends more at once than the other routes take.
  app.use('/api', parts.sync.routes);
  return app.use(
    createExampleApp({
      ...parts,
      routes: [
        monitoringRoutes(browserDsn),
        conversationRoutes(parts),
        kickRoutes(parts, parts.io, ['/', SYNC_NAMESPACE]),
      ],
      dist: fileURLToPath(new URL('../../dist', import.meta.url)),
    }),
  );
}
