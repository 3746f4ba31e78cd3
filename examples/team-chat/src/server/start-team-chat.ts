import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { attachProbe } from '@driftscope/probe';
import { createChat } from './chat.ts';
import { createApp } from './create-app.ts';
import { attachLive } from './live.ts';
import { createLiveServer } from './live-server.ts';
import { seedChat } from './seed-chat.ts';
import { createTokens } from './tokens.ts';

export interface TeamChatOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host?: string;
  /** Where the probe reports what the server sent. Absent: no probe. */
  readonly collectorUrl?: string;
  /** How often the server asks whether a silent client is still there. */
  readonly pingIntervalMs?: number;
  readonly pingTimeoutMs?: number;
}

export interface TeamChat {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the whole team chat: API, live events and pages on one port. Everything is forgotten when it stops. */
export async function startTeamChat(options: TeamChatOptions): Promise<TeamChat> {
  const { port, host = '127.0.0.1', collectorUrl, pingIntervalMs = 10_000, pingTimeoutMs = 5_000 } = options;
  const chat = createChat(seedChat(Date.now()));
  const tokens = createTokens();
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
        });

  attachLive({ io, chat, tokens });
  server.on('request', createApp({ io, chat, tokens }));
  await listen(server, port, host);

  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The team chat listens on no TCP port.');
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    stop: async () => {
      await io.close();
      server.closeAllConnections();
      await probe?.stop();
    },
  };
}

async function listen(server: HttpServer, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}
