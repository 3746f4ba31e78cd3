import { createServer } from 'node:http';
import { createLogStore } from '@driftscope/example-server';
import {
  type Change,
  createSyncServer,
  type Fields,
  type LogStore,
  type SyncServer,
  scopeNamed,
} from '@driftscope/sync/server';
import express from 'express';
import { Server } from 'socket.io';
import { listen } from './listen.ts';

/** What there is, by id. */
export type Notes = Readonly<Record<string, Fields>>;

export interface SyncSite {
  readonly port: number;
  /** Requests of the sync client that came through, as `GET /sync?…`. */
  readonly requests: string[];
  /** Every change, in order. */
  readonly changes: Change[];
  /** The truth that every client is to come to. */
  notes(): Notes;
  put(id: string, fields: Fields): void;
  delete(id: string): void;
  /** Turns the user's sockets out. */
  kick(user: string): void;
  /** No token that was given so far is good any more. */
  expireTokens(): void;
  /** Forgets deletions, as happens in time. */
  trim(): void;
  /** Is gone for a moment. `lost`: all data with it, and others are there now. */
  restart(how: 'kept' | 'lost'): Promise<void>;
  stop(): Promise<void>;
}

const scope = scopeNamed('notes');
const note = (id: string) => ({ type: 'note', id });

/** Long enough for the server to forget what was deleted. */
const MEMORY_MS = 31 * 86_400_000;

/** The real sync server. Everybody sees the same notes, and may write them. */
export async function startSyncSite(): Promise<SyncSite> {
  const requests: string[] = [];
  const changes: Change[] = [];
  const tokens = new Map<string, string>();
  let aheadMs = 0;
  let store = createLogStore();
  const serve = (port: number) =>
    startServer({ port, store, tokens, requests, changes, now: () => Date.now() + aheadMs });
  let running = await serve(0);
  const { port } = running;

  return {
    port,
    requests,
    changes,
    notes: () =>
      Object.fromEntries(
        store
          .readSince(scope, 0, Number.POSITIVE_INFINITY)
          .flatMap((change) => (change.kind === 'put' ? [[change.entity.id, change.fields]] : [])),
      ),
    put: (id, fields) => running.sync.core.write({ kind: 'put', scope, entity: note(id), fields }),
    delete: (id) => running.sync.core.write({ kind: 'delete', scope, entity: note(id) }),
    kick: (user) => running.sync.kick(user),
    expireTokens: () => tokens.clear(),
    trim: () => {
      aheadMs = MEMORY_MS;
      running.sync.core.sweep();
      aheadMs = 0;
    },
    restart: async (how) => {
      await running.stop();
      if (how === 'lost') store = createLogStore();
      running = await serve(port);
    },
    stop: () => running.stop(),
  };
}

interface ServerParts {
  readonly port: number;
  readonly store: LogStore;
  /** Whom each token is of. */
  readonly tokens: Map<string, string>;
  readonly requests: string[];
  readonly changes: Change[];
  readonly now: () => number;
}

interface RunningServer {
  readonly port: number;
  readonly sync: SyncServer;
  stop(): Promise<void>;
}

async function startServer({ port, store, tokens, requests, changes, now }: ServerParts): Promise<RunningServer> {
  const sync = createSyncServer({
    store,
    now,
    access: { scopesOf: () => [scope], refusal: () => null },
    authenticate: (token) => {
      const user = tokens.get(token);
      return user === undefined ? { kind: 'unauthorized' } : { kind: 'user', user };
    },
    onChange: (change) => changes.push(change),
  });
  const app = express();
  app.get('/token/:user', (request, response) => {
    const token = `${request.params.user} ${tokens.size} ${now()}`;
    tokens.set(token, request.params.user);
    response.type('text').send(token);
  });
  app.use((request, _response, next) => {
    requests.push(`${request.method} ${request.url}`);
    next();
  });
  app.use(sync.routes);
  const server = createServer(app);
  const io = new Server(server, { serveClient: false });
  sync.attach(io.of('/'));
  const { port: listening } = await listen(server, port);
  return {
    port: listening,
    sync,
    stop: async () => {
      sync.stop();
      server.closeAllConnections();
      await io.close();
    },
  };
}
