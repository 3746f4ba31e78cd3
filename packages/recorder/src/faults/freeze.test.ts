import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('in a frozen page nothing runs between its two events', () => {
  const page = createFaultPage();
  const told: (string | number)[] = [];
  for (const type of ['freeze', 'resume']) {
    page.scope.document.addEventListener(type, () => told.push(type, page.scope.performance.now()));
  }
  page.begin({ kind: 'freeze', forMs: 50 });
  expect(told).toEqual([]);
  page.pass(0);
  const [first, fromMs, last, untilMs] = told;
  expect([first, last]).toEqual(['freeze', 'resume']);
  expect(Number(untilMs) - Number(fromMs)).toBeGreaterThanOrEqual(50);
});

test('one that has not begun can be undone', () => {
  const page = createFaultPage();
  page.begin({ kind: 'freeze', forMs: 1e9 });
  page.undo();
  page.pass(0);
  expect(page.recorded().at(-1)).toMatchObject({ kind: 'fault.end', why: 'undone', hits: 0 });
});
