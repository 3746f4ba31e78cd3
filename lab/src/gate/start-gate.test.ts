import { createServer } from 'node:http';
import { listen } from '@driftscope/example-server';
import { expect, test } from 'vitest';
import { type Gate, startGate } from './start-gate.ts';

/** An app with a page, and an address that answers with what it was asked. */
async function startApp() {
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!doctype html><html><head lang="en"><script src="/app.js"></script></head><body></body></html>');
    } else {
      response.setHeader('x-app', 'yes');
      response.end(`${request.method} ${request.url} ${request.headers.authorization}`);
    }
  });
  return listen(server, 0, '127.0.0.1');
}

async function behindGate(visit: (url: string, gate: Gate) => Promise<void>): Promise<void> {
  const app = await startApp();
  const gate = await startGate({ target: app.url, shownBy: 'http://127.0.0.1:37438', script: 'record()' });
  try {
    await visit(gate.url, gate);
  } finally {
    await Promise.all([gate.stop(), app.stop()]);
  }
}

test('the script stands before all of the page’s own, and only the dashboard may show the page', () =>
  behindGate(async (url) => {
    const page = await fetch(`${url}/?variant=synced`);
    const [first] = /<script[^>]*>/.exec(await page.text()) ?? [];
    expect(first).toBe('<script src="/__lab/page.js?for=http://127.0.0.1:37438">');
    expect(page.headers.get('content-security-policy')).toBe('frame-ancestors http://127.0.0.1:37438');
    expect(await (await fetch(`${url}/__lab/page.js`)).text()).toBe('record()');
  }));

test('everything else goes through as it is', () =>
  behindGate(async (url) => {
    const answer = await fetch(`${url}/api/things?after=1`, { method: 'POST', headers: { authorization: 'Bearer t' } });
    expect(answer.headers.get('x-app')).toBe('yes');
    expect(await answer.text()).toBe('POST /api/things?after=1 Bearer t');
  }));

test('what is read is answered late for a while, and nothing else is', () =>
  behindGate(async (url, { slowAnswers }) => {
    const order: string[] = [];
    const ask = async (path: string, method = 'GET') => {
      const answer = await fetch(url + path, { method, headers: { authorization: 'Bearer t' } });
      order.push(await answer.text());
    };
    slowAnswers({ byMs: 500, forMs: 60_000 });
    await Promise.all([ask('/api/read'), ask('/api/write', 'POST').then(() => ask('/page'))]);
    slowAnswers({ byMs: 500, forMs: 0 });
    await ask('/api/later');
    expect(order).toEqual([
      'POST /api/write Bearer t',
      'GET /page Bearer t',
      'GET /api/read Bearer t',
      'GET /api/later Bearer t',
    ]);
  }));

test('a server that is gone is a broken connection, and not a page', async () => {
  const app = await startApp();
  const gate = await startGate({ target: app.url, shownBy: 'http://127.0.0.1:1', script: '' });
  await app.stop();
  await expect(fetch(gate.url)).rejects.toThrow();
  await expect(fetch(`${gate.url}/api/things`)).rejects.toThrow();
  await gate.stop();
});
