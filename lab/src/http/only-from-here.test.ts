import { createServer } from 'node:http';
import { listen } from '@driftscope/example-server';
import express from 'express';
import { expect, test } from 'vitest';
import { onlyFromHere } from './only-from-here.ts';

async function ask(headers: Record<string, string>, method = 'GET'): Promise<Response> {
  const app = express().use(onlyFromHere, (_request, response) => void response.send('here'));
  const { url, stop } = await listen(createServer(app), 0, '127.0.0.1');
  try {
    return await fetch(url, { method, headers });
  } finally {
    await stop();
  }
}

test('a page of this machine is answered, and its browser is told that it may read the answer', async () => {
  const answer = await ask({ origin: 'http://localhost:37438' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:37438');
});

test('a browser that asks whether it may is told so', async () => {
  const answer = await ask({ origin: 'http://127.0.0.1:37438' }, 'OPTIONS');
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-methods')).toContain('DELETE');
});

test('a page from elsewhere is refused, and so is one of no origin', async () => {
  for (const origin of [
    'https://example.com',
    'http://127.0.0.1.example.com',
    'null',
    'http://localhost@example.com',
  ]) {
    const answer = await ask({ origin });
    expect(answer.status).toBe(403);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  }
});
