import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { closeServer, listen } from './listen.ts';

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
  const { url } = await listen(server);
  return {
    url,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await closeServer(server);
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
