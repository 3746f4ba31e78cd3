import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { listen, type StartedServer } from '@driftscope/example-server';
import { createProxyServer } from 'httpxy';
import { answerLate } from './answer-late.ts';
import { answerPage } from './answer-page.ts';

export interface GateOptions {
  /** The server behind it. */
  readonly target: string;
  /** Origin of the page that may show it, and is told of its records. */
  readonly shownBy: string;
  /** What runs in each page before the page's own scripts. */
  readonly script: string;
}

export interface Gate extends StartedServer {
  /** For some time, what is read is answered so much later, with what was so when it was asked. */
  slowAnswers(slow: { readonly byMs: number; readonly forMs: number }): void;
}

/**
 * Opens another address of a server, whose pages record themselves and can be broken on purpose. Everything but the
 * pages goes through as it is, sockets too. Clients of two gates share a server, and nothing in the browser.
 */
export async function startGate({ target, shownBy, script }: GateOptions): Promise<Gate> {
  let late = { byMs: 0, untilMs: 0 };
  const proxy = createProxyServer({ target, ws: true });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', target).pathname;
    if (path === SCRIPT_PATH) {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
    } else if (path === '/') {
      void answerPage(response, { target, shownBy, scriptPath: SCRIPT_PATH });
    } else if (request.method === 'GET' && path.startsWith('/api/') && performance.now() < late.untilMs) {
      void answerLate(request, response, { target, byMs: late.byMs });
    } else {
      proxy.web(request, response).catch(() => response.destroy());
    }
  });
  server.on('upgrade', (request, socket, head) => {
    if (socket instanceof Socket) proxy.ws(request, socket, {}, head).catch(() => socket.destroy());
  });
  // A client that goes away in the middle of something is what a lab is for, and a server that is gone ends the run.
  proxy.on('error', (_error, _request, response) => void response?.destroy());
  const listening = await listen(server, 0, '127.0.0.1');
  return {
    ...listening,
    slowAnswers: ({ byMs, forMs }) => {
      late = { byMs, untilMs: performance.now() + forMs };
    },
  };
}

const SCRIPT_PATH = '/__lab/page.js';
