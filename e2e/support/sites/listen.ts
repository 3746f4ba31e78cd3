import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Server as TcpServer } from 'node:net';

export interface Address {
  readonly port: number;
  readonly url: string;
}

/** Starts to listen on this machine only. Port 0: any that is free. */
export async function listen(server: TcpServer, port = 0): Promise<Address> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port');
  return { port: address.port, url: `http://127.0.0.1:${address.port}` };
}

/** Ends every connection of the server, and the server. */
export async function closeServer(server: HttpServer): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
