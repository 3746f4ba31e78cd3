import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a message is overtaken by the one that follows it', () => {
  const page = createFaultPage();
  const { heard } = page.connect();
  page.begin({ kind: 'reorder', dir: 'in', event: 'late', forMs: 60_000 });
  for (const frame of ['42["a"]', '42["late"]', '2', '42["b"]', '42["c"]']) page.server.say(frame);
  expect(heard).toEqual(['open', '42["a"]', '2', '42["b"]', '42["late"]', '42["c"]']);
});

test('where nothing follows it comes by itself', () => {
  const page = createFaultPage();
  const { heard } = page.connect();
  page.begin({ kind: 'reorder', dir: 'in', event: '', forMs: 60_000 });
  page.server.say('42["last"]');
  expect(heard).toEqual(['open']);
  page.pass(2_000);
  expect(heard).toEqual(['open', '42["last"]']);
});
