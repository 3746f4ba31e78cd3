import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp, createDemoAccounts, createTokens, listen, type StartedServer } from '@driftscope/example-server';
import { createChats } from './chats.ts';
import { customerRoutes } from './customer-routes.ts';
import { seedChats, seedUsers } from './seed-chats.ts';
import { supportRoutes } from './support-routes.ts';

export interface SupportChatOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host?: string;
}

/** Starts the support chat: API and pages on one port. */
export async function startSupportChat(options: SupportChatOptions): Promise<StartedServer> {
  const { port, host = '127.0.0.1' } = options;
  const identity = { accounts: createDemoAccounts(seedUsers), tokens: createTokens() };
  const chats = createChats(identity, seedChats(Date.now()));
  const app = createApp({
    ...identity,
    routes: [chats.sync.routes, customerRoutes(identity, chats), supportRoutes(identity, chats)],
    dist: fileURLToPath(new URL('../../dist', import.meta.url)),
  });
  const server = await listen(createServer(app), port, host);
  return {
    ...server,
    stop: async () => {
      chats.sync.stop();
      await server.stop();
    },
  };
}
