import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a cut ends sockets without a word, and lets neither new ones nor requests through until it is over', async () => {
  const page = createFaultPage();
  const before = page.connect();
  page.begin({ kind: 'cut', forMs: 2_000 });
  expect(before.heard).toEqual(['open', ['close', 1006, '', false]]);
  expect(before.ws.readyState).toBe(3);
  page.server.say('42["message"]');
  page.server.settle();
  expect(before.heard).toHaveLength(2);

  const during = page.connect();
  expect(during.heard).toEqual(['error', ['close', 1006, '', false]]);
  await expect(page.scope.fetch('/messages')).rejects.toThrow('Failed to fetch');
  expect(page.server.arrived).toEqual([]);

  page.pass(2_000);
  expect(page.connect().heard).toEqual(['open']);
  await page.scope.fetch('/messages');
  expect(page.server.arrived).toEqual(['/messages']);
  expect(page.recorded().filter(({ kind }) => kind.startsWith('fault.'))).toMatchObject([
    { kind: 'fault.begin', fault: 1, spec: { kind: 'cut', forMs: 2_000 } },
    { kind: 'fault.end', fault: 1, why: 'over', hits: 3 },
  ]);
  expect(page.diversions).toEqual({});
});

test('what is recorded of a cut socket is what the page saw of it, once', () => {
  const page = createFaultPage();
  page.connect();
  page.begin({ kind: 'cut', forMs: 2_000 });
  page.server.settle();
  const ends = page.recorded().filter(({ kind }) => kind === 'socket.close' || kind === 'socket.closing');
  expect(ends).toMatchObject([{ kind: 'socket.close', code: 1006, clean: false }]);
});

test('a socket that is refused looks like one that is connecting, until it fails', () => {
  const page = createFaultPage();
  page.begin({ kind: 'cut', forMs: 2_000 });
  const ws = new page.scope.WebSocket('wss://app.example/');
  expect(ws.readyState).toBe(0);
  page.server.settle();
  expect(ws.readyState).toBe(3);
});

test('a development server keeps its socket, whose loss would make it load the page anew', () => {
  const page = createFaultPage();
  const open = page.connect('ws://127.0.0.1:5173/?token=x', 'vite-hmr');
  page.begin({ kind: 'cut', forMs: 2_000 });
  const made = page.connect('ws://127.0.0.1:3000/_next/webpack-hmr');
  expect([open.heard, made.heard]).toEqual([['open'], ['open']]);
  page.pass(2_000);
  expect(page.recorded().at(-1)).toMatchObject({ kind: 'fault.end', hits: 0 });
});
