import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export interface SecretsSite {
  readonly url: string;
  stop(): Promise<void>;
}

/** A site that says back what it is told: `/echo` a body, `/events` a parameter as an event stream, its socket a frame. */
export async function startSecretsSite(script: string): Promise<SecretsSite> {
  const page = `<!doctype html><html><head><title>page</title></head><body><div id="root"></div><script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`;
  const server = createServer((request, response) => answer(page, request, response));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(page: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
  if (pathname === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${searchParams.get('data')}\n\n`);
  } else if (pathname.startsWith('/echo')) {
    response.writeHead(200, { 'content-type': request.headers['content-type'] ?? 'text/plain' });
    request.pipe(response);
  } else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port');
  return address.port;
}
