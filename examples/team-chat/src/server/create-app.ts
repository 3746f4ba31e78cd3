import { fileURLToPath } from 'node:url';
import { createApp as createExampleApp } from '@driftscope/example-server';
import type { Express } from 'express';
import { conversationRoutes } from './conversation-routes.ts';
import { demoRoutes } from './demo-routes.ts';
import type { LiveOptions } from './live.ts';

/** Everything that is asked over HTTP. */
export const createApp = (parts: LiveOptions): Express =>
  createExampleApp({
    ...parts,
    routes: [conversationRoutes(parts), demoRoutes(parts)],
    dist: fileURLToPath(new URL('../../dist', import.meta.url)),
    packageName: '@driftscope/example-team-chat',
  });
