import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a kick closes the socket that is meant, with a code and in order', () => {
  const page = createFaultPage();
  const first = page.connect();
  const second = page.connect();
  page.begin({ kind: 'kick', socket: 2, code: 4001, reason: 'elsewhere' });
  page.pass(0);
  expect([first.heard, second.heard]).toEqual([['open'], ['open', ['close', 4001, 'elsewhere', true]]]);
  expect(page.recorded().at(-1)).toMatchObject({ kind: 'fault.end', why: 'over', hits: 1 });
});
