import { createServer } from 'node:http';
import { createDemoAccounts, createTokens, listen, loadSentry, type StartedServer } from '@driftscope/example-server';
import { attachProbe, sentryTracing } from '@driftscope/probe';
import { createChat } from './chat.ts';
import { createApp } from './create-app.ts';
import { attachLive } from './live.ts';
import { createLiveServer } from './live-server.ts';
import { seedChat } from './seed-chat.ts';
import { startChatSync } from './start-chat-sync.ts';

export interface TeamChatOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host?: string;
  /** Where the probe reports what the server sent. Absent: no probe. */
  readonly collectorUrl?: string;
  /** Where the server's errors and traces go. Absent: its errors go to the process's warnings alone. */
  readonly serverDsn?: string | undefined;
  /** Where those of the pages go. Absent: nowhere. */
  readonly browserDsn?: string | undefined;
  /** How often the server asks whether a silent client is still there. */
  readonly pingIntervalMs?: number;
  readonly pingTimeoutMs?: number;
}

/** Starts the whole team chat: API, live events and pages on one port. */
export async function startTeamChat(options: TeamChatOptions): Promise<StartedServer> {
  const { port, host = '127.0.0.1', collectorUrl, pingIntervalMs = 10_000, pingTimeoutMs = 5_000 } = options;
  const sentry = await loadSentry(options.serverDsn, 'team-chat@0.1.0');
  const data = seedChat(Date.now());
  const identity = { accounts: createDemoAccounts(data.users), tokens: createTokens() };
  const server = createServer();
  const io = createLiveServer(server, { pingInterval: pingIntervalMs, pingTimeout: pingTimeoutMs });
  const probe =
    collectorUrl === undefined
      ? undefined
      : attachProbe(io, {
          collectorUrl,
          app: 'team-chat',
          server: 'team-chat',
          user: (socket) => socket.data.user?.id,
          ...(sentry && { tracing: sentryTracing(sentry), traceSocketHandlers: true }),
        });

  const onError = (error: unknown) => {
    process.emitWarning(error instanceof Error ? error : String(error));
    const sentryId = sentry?.captureException(error);
    probe?.reportError(error, { sentryId });
  };
  const { sync, store } = startChatSync({ io, data, onError, ...identity });
  const chat = createChat({ rooms: data.rooms, store, core: sync.core });
  const parts = { io, chat, sync, ...identity };
  attachLive(parts);
  server.on('request', createApp(parts, options.browserDsn));
  const { url, port: listeningPort } = await listen(server, port, host);
  return {
    url,
    port: listeningPort,
    stop: async () => {
      sync.stop();
      await io.close();
      server.closeAllConnections();
      await probe?.stop();
      await sentry?.close(FLUSH_MS);
    },
  };
}

/** At the end, reports that are on their way get this long. */
const FLUSH_MS = 2_000;
