import { createServer } from 'node:http';
import { bundleScript } from '@driftscope/e2e';
import { listen } from '@driftscope/example-server';
import { WebSocketServer } from 'ws';
import { makeFrame } from './make-frame.ts';

export type PageName = 'frames' | 'worker' | 'zustand' | 'redux' | 'query';
export type Companion = 'with-listener' | 'with-hooks' | 'with-sentry' | 'with-rrweb';

const sources: Readonly<Record<PageName | Companion | 'worker-thread', string>> = {
  frames: './pages/frames.ts',
  worker: './pages/worker.ts',
  'worker-thread': './pages/worker-thread.ts',
  zustand: './pages/zustand.tsx',
  redux: './pages/redux.tsx',
  query: './pages/query.tsx',
  'with-listener': './pages/with-listener.ts',
  'with-hooks': './pages/with-hooks.ts',
  'with-sentry': './pages/with-sentry.ts',
  'with-rrweb': './pages/with-rrweb.ts',
};

export interface Site {
  /** The address of a page. `companion`: another recorder that the page itself brings. */
  urlOf(page: PageName | 'empty', companion?: Companion): string;
  /** Of the next page that is asked for, the head is sent at once, and its document only when `until` says so. */
  holdNext(until: () => Promise<void>): void;
  stop(): Promise<void>;
}

/** Serves the pages that are measured, and sends frames to who asks for them. */
export async function startSite(): Promise<Site> {
  const scripts = new Map<string, string>();
  for (const [name, source] of Object.entries(sources)) {
    scripts.set(`/${name}.js`, await bundleScript(new URL(source, import.meta.url)));
  }
  let held: (() => Promise<void>) | undefined;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    const script = scripts.get(pathname);
    // For a clock of 5 µs in the page, where that of others has steps of 100.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    if (script === undefined && held !== undefined) {
      const until = held;
      held = undefined;
      response.flushHeaders();
      await until();
    }
    response.end(script ?? html([searchParams.get('companion'), pathname.slice(1)]));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (count) => {
      for (let n = 0; n < Number(count.toString()); n++) socket.send(makeFrame(n));
    });
  });
  const { url, stop } = await listen(server, 0, '127.0.0.1');

  return {
    urlOf: (page, companion) => `${url}/${page}${companion === undefined ? '' : `?companion=${companion}`}`,
    holdNext: (until) => {
      held = until;
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await stop();
    },
  };
}

function html(names: readonly (string | null)[]): string {
  const tags = names.filter((name) => name && name !== 'empty').map((name) => `<script src="/${name}.js"></script>`);
  return `<!doctype html><html><head><title>bench</title></head><body>${tags.join('')}</body></html>`;
}
