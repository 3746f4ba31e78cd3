import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('requests to the addresses that are meant fail as by the network', async () => {
  const page = createFaultPage();
  page.begin({ kind: 'fail', url: '*/messages*', forMs: 1_000 });
  await expect(page.scope.fetch('/messages?after=1')).rejects.toThrow('Failed to fetch');
  expect(await (await page.scope.fetch('/users')).text()).toBe('fine');
  expect(page.server.arrived).toEqual(['/users']);
});

test('an XMLHttpRequest fails with an error of its own, and nothing leaves', () => {
  const page = createFaultPage();
  page.begin({ kind: 'fail', url: '/messages', status: 500, forMs: 1_000 });
  const xhr = new page.scope.XMLHttpRequest();
  const heard: string[] = [];
  for (const type of ['load', 'error']) xhr.addEventListener(type, () => heard.push(type));
  xhr.open('POST', 'https://app.example/messages');
  xhr.send('hello');
  page.server.settle();
  expect([heard, page.server.arrived]).toEqual([['error'], []]);
});

test('a fetch is answered with the status that was asked for', async () => {
  const page = createFaultPage();
  page.begin({ kind: 'fail', url: '', status: 503, forMs: 1_000 });
  expect((await page.scope.fetch('/messages')).status).toBe(503);
  page.undo();
  expect((await page.scope.fetch('/messages')).status).toBe(200);
});
