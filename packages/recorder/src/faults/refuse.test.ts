import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('refused are new sockets alone: those that are open, and requests, get through', async () => {
  const page = createFaultPage();
  const open = page.connect();
  page.begin({ kind: 'refuse', forMs: 1_000 });
  expect(page.connect().heard).toEqual(['error', ['close', 1006, '', false]]);
  open.ws.send('hello');
  await page.scope.fetch('/messages');
  expect([open.ws.readyState, page.server.arrived]).toEqual([1, ['hello', '/messages']]);
  page.undo();
  expect(page.connect().heard).toEqual(['open']);
});
