import { once } from 'node:events';
import type { Server } from 'node:http';
import type { StartedServer } from './started-server.ts';

/** Opens the server's port (0: any free one). Its `stop` breaks what is still connected. */
export async function listen(server: Server, port: number, host: string): Promise<StartedServer> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no TCP port.');
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
