import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { closeServer, listen } from './listen.ts';

export interface RecorderServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A site with an empty page, a few answers of every sort, and sockets that do as they are told. */
export async function startRecorderServer(pages: Readonly<Record<string, string>> = {}): Promise<RecorderServer> {
  const server = createServer((request, response) => answer(pages, request, response));
  const sockets = new WebSocketServer({ server, handleProtocols: (asked) => [...asked][0] ?? false });
  sockets.on('connection', serveSocket);
  const { url } = await listen(server);
  return {
    url,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await closeServer(server);
    },
  };
}

function serveSocket(socket: WebSocket): void {
  socket.on('message', (data, binary) => {
    const text = binary ? '' : data.toString();
    if (text === 'bye') socket.close(4001, 'bye');
    else if (text === 'drop') socket.terminate();
    else socket.send(data, { binary });
  });
}

const html = (body: string) =>
  `<!doctype html><html><head><title>page</title><meta name="application-name" content="Test site"><meta name="release" content="1.2.3"></head><body>${body}</body></html>`;

const fixed: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html', html('')],
  '/json': ['application/json', '{"items":[{"id":"m_1"}]}'],
  '/large': ['text/plain', 'x'.repeat(600_000)],
  '/image': ['image/png', 'not really'],
  '/form': ['application/x-www-form-urlencoded', 'a=1'],
  '/api/login': ['application/json', '{"token":"t","user":{"id":"u_1","name":"Alice"}}'],
  '/api/logout': ['application/json', '{}'],
};

function answer(pages: Readonly<Record<string, string>>, request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://site').pathname;
  const body = pages[path];
  if (body !== undefined) reply(response, 'text/html', html(body));
  else if (path === '/nothing') response.writeHead(204).end();
  else if (path === '/broken') request.destroy();
  else if (path === '/never') request.resume();
  else if (path === '/cached') reply(response, 'application/json', '{"n":1}', { 'cache-control': 'max-age=60' });
  else if (path === '/validated') validated(request, response);
  else if (path === '/stream') response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
  else if (fixed[path] !== undefined) reply(response, ...fixed[path]);
  else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"none"}');
}

function reply(response: ServerResponse, type: string, body: string, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(200, { 'content-type': type, ...headers });
  response.end(body);
}

function validated(request: IncomingMessage, response: ServerResponse): void {
  const headers = { etag: '"1"', 'cache-control': 'no-cache' };
  if (request.headers['if-none-match'] === '"1"') response.writeHead(304, headers).end();
  else reply(response, 'application/json', '{"n":1}', headers);
}
