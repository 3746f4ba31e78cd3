import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import {
  createApp,
  createDemoAccounts,
  createTokens,
  kickRoutes,
  listen,
  monitoringRoutes,
  type StartedServer,
} from '@driftscope/example-server';
import { attachProbe } from '@driftscope/probe';
import { createErrorReporter } from './create-error-reporter.ts';
import { createDirectory } from './directory.ts';
import { attachLive } from './handlers/attach-live.ts';
import { createLiveServer } from './live-server.ts';
import { createMessageLog } from './message-log.ts';
import { createPhotoLog } from './photo-log.ts';
import { createPlannedBreaks } from './planned-breaks.ts';
import { demoRoutes } from './routes/demo-routes.ts';
import { keyRoutes } from './routes/key-routes.ts';
import { photoRoutes } from './routes/photo-routes.ts';
import { syncRoutes } from './routes/sync-routes.ts';
import { seedDirectory, seedMessages } from './seed-chat.ts';
import { startSync } from './start-sync.ts';

export interface EncryptedChatOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host?: string;
  /** Where the probe reports what the server sent. Absent: no probe. */
  readonly collectorUrl?: string;
  /** Where the server's errors go. Absent: nowhere but its own log. */
  readonly serverDsn?: string | undefined;
  /** Where the pages' errors go. Absent: nowhere. */
  readonly browserDsn?: string | undefined;
}

/** Starts the whole chat: API, sockets, sync and pages on one port. */
export async function startEncryptedChat(options: EncryptedChatOptions): Promise<StartedServer> {
  const { port, host = '127.0.0.1', collectorUrl, serverDsn, browserDsn } = options;
  const errors = await createErrorReporter({
    dsn: serverDsn,
    onError: (error, about) => probe?.reportError(error, about),
  });
  const { data, keyPairs } = await seedDirectory();
  const directory = createDirectory(data);
  const identity = { accounts: createDemoAccounts(data.users), tokens: createTokens() };
  const server = createServer();
  const io = createLiveServer(server, { pingInterval: 10_000, pingTimeout: 5_000 });
  const probe =
    collectorUrl === undefined
      ? undefined
      : attachProbe(io, {
          collectorUrl,
          app: 'encrypted-chat',
          server: 'encrypted-chat',
          user: (socket) => socket.data.user?.id,
        });
  const sync = startSync({ io, directory, ...identity });
  await seedMessages(sync.core, keyPairs, Date.now());
  const messages = createMessageLog(sync.core, Date.now);
  const photos = createPhotoLog(sync.core, directory, Date.now);
  const parts = { io, directory, messages, photos, errors, breaks: createPlannedBreaks(), ...identity };
  attachLive(parts);
  server.on(
    'request',
    createApp({
      ...identity,
      routes: [
        monitoringRoutes(browserDsn),
        demoRoutes(parts),
        kickRoutes(parts, io, ['/', '/sync']),
        keyRoutes(parts),
        photoRoutes(parts),
        syncRoutes(parts, sync),
      ],
      dist: fileURLToPath(new URL('../../dist', import.meta.url)),
      onFault: (error, event) => errors.report(error, { event }),
    }),
  );
  const { url, port: listeningPort } = await listen(server, port, host);
  return {
    url,
    port: listeningPort,
    stop: async () => {
      sync.stop();
      await io.close();
      server.closeAllConnections();
      await probe?.stop();
      await errors.stop();
    },
  };
}
