import express, { type Express } from 'express';
import { answerFaults } from './answer-faults.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { demoRoutes } from './demo-routes.ts';
import type { LiveOptions } from './live.ts';
import { servePages } from './serve-pages.ts';
import { sessionRoutes } from './session-routes.ts';

/** Everything that is asked over HTTP. */
export function createApp(parts: LiveOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/api', express.json({ limit: '32kb' }), sessionRoutes(parts), conversationRoutes(parts), demoRoutes(parts));
  app.use(servePages());
  app.use(answerFaults);
  return app;
}
