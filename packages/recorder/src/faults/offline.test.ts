import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('offline is a cut of which the browser tells, and tells the end', () => {
  const page = createFaultPage();
  const told: string[] = [];
  for (const type of ['offline', 'online']) page.scope.addEventListener(type, () => told.push(type));
  const { heard } = page.connect();
  page.begin({ kind: 'offline', forMs: 5_000 });
  expect([page.scope.navigator.onLine, told, heard.at(-1)]).toEqual([false, ['offline'], ['close', 1006, '', false]]);
  page.undo();
  expect([page.scope.navigator.onLine, told]).toEqual([true, ['offline', 'online']]);
  expect(Object.hasOwn(page.scope.navigator, 'onLine')).toBe(false);
});
