import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a slow request leaves later, by either API, and others at once', async () => {
  const page = createFaultPage();
  page.begin({ kind: 'slow', url: '/messages', delayMs: 3_000, forMs: 60_000 });
  const answer = page.scope.fetch('https://app.example/messages');
  const xhr = new page.scope.XMLHttpRequest();
  xhr.open('GET', 'https://app.example/messages?by=xhr');
  xhr.send();
  void page.scope.fetch('https://app.example/users');
  expect(page.server.arrived).toEqual(['https://app.example/users']);
  page.pass(3_000);
  expect(await (await answer).text()).toBe('fine');
  expect(page.server.arrived.slice(1).sort()).toEqual([
    'https://app.example/messages',
    'https://app.example/messages?by=xhr',
  ]);
});

test('a page that gives up is told at once', async () => {
  const page = createFaultPage();
  page.begin({ kind: 'slow', url: '', delayMs: 60_000, forMs: 60_000 });
  const giveUp = new AbortController();
  const answer = page.scope.fetch('https://app.example/messages', { signal: giveUp.signal });
  giveUp.abort();
  await expect(answer).rejects.toThrow('aborted');
  expect(page.server.arrived).toEqual([]);
});
