import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { Server } from 'socket.io';
import type { Identity } from '../host/authenticate.ts';
import { createSyncServer, type SyncServer, type SyncServerOptions } from '../host/create-sync-server.ts';
import { isEpoch, scopeNamed } from '../protocol/ids.ts';
import { createMemoryStore } from '../server/create-memory-store.ts';

export interface RunningServer {
  readonly url: string;
  readonly sync: SyncServer;
  readonly io: Server;
  /** Requests that reached the routes, as `GET /sync?…`. */
  readonly requests: string[];
  stop(): Promise<void>;
}

/** Everyone sees `room:1` and a scope of their own. */
export const room = scopeNamed('room:1');

/** The real server on a port of its own. A token is a user's name. */
export async function startServer(options: Partial<SyncServerOptions> = {}): Promise<RunningServer> {
  const epoch: unknown = 'e1';
  if (!isEpoch(epoch)) throw new Error('an epoch has another shape');
  const sync = createSyncServer({
    store: createMemoryStore(epoch),
    access: { scopesOf: (user) => [room, scopeNamed(`user:${user}`)], refusal: () => null },
    authenticate: (token): Identity => (token === '' ? { kind: 'unauthorized' } : { kind: 'user', user: token }),
    ...options,
  });
  const app = express();
  const requests: string[] = [];
  app.use((request, _response, next) => {
    requests.push(`${request.method} ${request.url}`);
    next();
  });
  app.use(sync.routes);
  const server = createServer(app);
  const io = new Server(server);
  sync.attach(io.of('/'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sync,
    io,
    requests,
    stop: async () => {
      sync.stop();
      server.closeAllConnections();
      await io.close();
    },
  };
}
