import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a page that is hidden believes so, and is told when it is seen again', () => {
  const page = createFaultPage();
  const { document } = page.scope;
  const told: string[] = [];
  document.addEventListener('visibilitychange', () => told.push(document.visibilityState));
  page.begin({ kind: 'hide', forMs: 5_000 });
  expect(document.hidden).toBe(true);
  page.pass(5_000);
  expect([document.hidden, told]).toEqual([false, ['hidden', 'visible']]);
});
