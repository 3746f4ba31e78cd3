import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { answerFaults, listen, type StartedServer } from '@driftscope/example-server';
import express from 'express';
import { labRoutes } from './http/lab-routes.ts';
import { onlyFromHere } from './http/only-from-here.ts';
import { createRuns } from './runs/create-runs.ts';

export interface LabOptions {
  /** 0: any free port. */
  readonly port: number;
}

export type Lab = StartedServer;

/** Starts the lab: it runs systems for the dashboard, each run on a server of its own that ends with it. */
export async function startLab({ port }: LabOptions): Promise<Lab> {
  const runs = createRuns(await readFile(builtScript, 'utf8'));
  const app = express();
  app.disable('x-powered-by');
  app.use(onlyFromHere, express.json({ limit: '8kb' }), labRoutes(runs));
  app.use(answerFaults((error) => process.emitWarning(error instanceof Error ? error : String(error))));
  const { stop, ...started } = await listen(createServer(app), port, '127.0.0.1');
  return {
    ...started,
    stop: async () => {
      await runs.stopAll();
      await stop();
    },
  };
}

const builtScript = fileURLToPath(new URL('../dist/page.js', import.meta.url));
