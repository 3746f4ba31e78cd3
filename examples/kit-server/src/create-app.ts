import express, { type Express, type Router } from 'express';
import { answerFaults, type FaultListener } from './answer-faults.ts';
import type { Identity } from './identity.ts';
import { plannedFaults } from './planned-faults.ts';
import { servePages } from './serve-pages.ts';
import { sessionRoutes } from './session-routes.ts';

export interface AppOptions extends Identity {
  /** Everything under `/api` besides the session. */
  readonly routes: readonly Router[];
  /** Folder of the built client. */
  readonly dist: string;
  /** Absent: faults go to the process's warnings. */
  readonly onFault?: FaultListener;
}

/** Everything that is asked over HTTP: the API, sessions included, and the pages. */
export function createApp({ routes, dist, onFault = warn, ...identity }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/api', express.json({ limit: '32kb' }), sessionRoutes(identity), plannedFaults(), ...routes);
  app.use(servePages(dist));
  app.use(answerFaults(onFault));
  return app;
}

const warn: FaultListener = (error) => process.emitWarning(error instanceof Error ? error : String(error));
