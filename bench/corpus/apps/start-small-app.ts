import { createServer } from 'node:http';
import { bundleScript } from '@driftscope/e2e';
import { listen, type StartedServer } from '@driftscope/example-server';
import express from 'express';
import type { SmallApp } from './small-app.ts';

/** Starts an app's server, which also has its page, on a free port. */
export async function startSmallApp({ name, page, serve }: SmallApp, collectorUrl: string): Promise<StartedServer> {
  const script = await bundleScript(page);
  const app = express().use(express.json());
  const server = createServer(app);
  app.get('/', (_request, response) => response.type('html').send(htmlOf(name)));
  app.get('/page.js', (_request, response) => response.type('js').send(script));
  const stops: (() => Promise<void>)[] = [];
  serve(app, server, { collectorUrl, onStop: (act) => void stops.push(act) });
  const listening = await listen(server, 0, '127.0.0.1');
  return {
    ...listening,
    stop: async () => {
      for (const act of stops) await act();
      await listening.stop();
    },
  };
}

const htmlOf = (title: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="application-name" content="${title}"><title>${title}</title><link rel="icon" href="data:,"><div id="root"></div><script src="/page.js"></script></html>`;
