import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import {
  createApp,
  createDemoAccounts,
  createTokens,
  kickRoutes,
  listen,
  nameUser,
  type StartedServer,
} from '@driftscope/example-server';
import { attachProbe } from '@driftscope/probe';
import { announceChanges } from './announce.ts';
import { type OfficeDelays, startBackOffice } from './back-office.ts';
import { createInbox } from './inbox.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { attachLive } from './live.ts';
import { createLiveServer } from './live-server.ts';
import { seedAgents, seedRooms } from './seed-inbox.ts';
import { startInboxSync } from './start-inbox-sync.ts';
import { webhookRoutes } from './webhook-routes.ts';

export interface CustomerInboxOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host?: string;
  /** Where the probe reports what the server sent. Absent: no probe. */
  readonly collectorUrl?: string;
  /** How long the other systems take. */
  readonly delays?: OfficeDelays & {
    /** The CRM finds a new customer. */
    readonly lookUpMs: number;
  };
}

/** Slower than a person looks, so that what comes in the wrong order can be seen. */
const slowOffice = { assignMs: 2_500, lookUpMs: 4_000, deliverMs: 2_500 };

/** Starts the customer inbox: API, webhook, live events and pages on one port. */
export async function startCustomerInbox(options: CustomerInboxOptions): Promise<StartedServer> {
  const { port, host = '127.0.0.1', collectorUrl, delays = slowOffice } = options;
  const identity = { accounts: createDemoAccounts(seedAgents), tokens: createTokens() };
  const inbox = createInbox(seedRooms(Date.now()), Date.now);
  const server = createServer();
  const io = createLiveServer(server);
  const probe =
    collectorUrl === undefined
      ? undefined
      : attachProbe(io, {
          collectorUrl,
          app: 'customer-inbox',
          server: 'customer-inbox',
          user: (socket) => socket.data.user?.id,
        });

  attachLive(io, inbox, identity);
  const sync = startInboxSync(inbox, identity);
  sync.attach(io.of('/sync').use(nameUser(identity)));
  const announcing = announceChanges(io, inbox, delays.lookUpMs);
  const office = startBackOffice(inbox, seedAgents, delays);
  server.on(
    'request',
    createApp({
      ...identity,
      routes: [
        inboxRoutes(identity, inbox),
        webhookRoutes(inbox),
        kickRoutes(identity, io, ['/', '/sync']),
        sync.routes,
      ],
      dist: fileURLToPath(new URL('../../dist', import.meta.url)),
    }),
  );
  const { url, port: listeningPort } = await listen(server, port, host);
  return {
    url,
    port: listeningPort,
    stop: async () => {
      announcing.stop();
      office.stop();
      sync.stop();
      await io.close();
      server.closeAllConnections();
      await probe?.stop();
    },
  };
}
