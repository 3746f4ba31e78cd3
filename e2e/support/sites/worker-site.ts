import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { closeServer, listen } from './listen.ts';

export interface WorkerSite {
  readonly url: string;
  /** Tells every socket that is open a text. */
  tellAll(text: string): void;
  stop(): Promise<void>;
}

export interface WorkerSiteOptions {
  /** Of the page. */
  readonly policy?: string;
  /** Of the scripts under `/workers/`, as answers of their own. */
  readonly scriptPolicy?: string;
  readonly page?: string;
}

/** A site with the scripts of `e2e/fixtures/workers` under `/workers/`, and sockets that send back what they are sent. */
export async function startWorkerSite({
  policy,
  scriptPolicy,
  page = '',
}: WorkerSiteOptions = {}): Promise<WorkerSite> {
  const server = createServer((request, response) => void answer(request, response));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, binary) => socket.send(data, { binary }));
  });
  const { url } = await listen(server);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const script = /^\/workers\/([a-z-]+\.js)$/.exec(pathname)?.[1];
    const text = script === undefined ? undefined : await textOf(script);
    if (pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html', ...policyHeader(policy) });
      response.end(`<!doctype html><meta charset="utf-8"><title>workers</title><body>${page}</body>`);
    } else if (text !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript', ...policyHeader(scriptPolicy) }).end(text);
    } else if (pathname === '/workers/referer') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(request.headers.referer ?? 'none');
    } else {
      response.writeHead(404).end();
    }
  }

  return {
    url,
    tellAll: (text) => {
      for (const socket of sockets.clients) socket.send(text);
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await closeServer(server);
    },
  };
}

const policyHeader = (policy: string | undefined) =>
  policy === undefined ? {} : { 'content-security-policy': policy };

/** `undefined`: there is no such script. */
const textOf = (name: string): Promise<string | undefined> =>
  readFile(new URL(`../../fixtures/workers/${name}`, import.meta.url), 'utf8').catch(() => undefined);
