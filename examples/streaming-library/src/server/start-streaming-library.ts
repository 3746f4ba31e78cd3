import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp, createDemoAccounts, createTokens, listen, type StartedServer } from '@driftscope/example-server';
import { createLibrary } from './library.ts';
import { libraryRoutes } from './library-routes.ts';
import { seedLibrary, seedProfiles, seedUsers } from './seed-library.ts';

export interface StreamingLibraryOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host?: string;
}

/** Starts the streaming library: API and pages on one port. */
export async function startStreamingLibrary(options: StreamingLibraryOptions): Promise<StartedServer> {
  const { port, host = '127.0.0.1' } = options;
  const identity = { accounts: createDemoAccounts(seedUsers), tokens: createTokens() };
  const library = createLibrary({ ...identity, profiles: seedProfiles, seed: seedLibrary(Date.now()) });
  const app = createApp({
    ...identity,
    routes: [library.sync.routes, libraryRoutes({ ...identity, library, profiles: seedProfiles })],
    dist: fileURLToPath(new URL('../../dist', import.meta.url)),
  });
  const server = await listen(createServer(app), port, host);
  return {
    ...server,
    stop: async () => {
      library.sync.stop();
      await server.stop();
    },
  };
}
