import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('faults are numbered and undone one by one, or all at once', () => {
  const page = createFaultPage();
  page.begin({ kind: 'refuse', forMs: 60_000 });
  page.begin({ kind: 'slow', url: '', delayMs: 1, forMs: 60_000 });
  page.begin({ kind: 'hide', forMs: 60_000 });
  page.undo(2);
  page.undo();
  page.pass(120_000);
  const told = page.recorded().map((record) => ('fault' in record ? [record.kind, record.fault] : record.kind));
  expect(told).toEqual([
    ['fault.begin', 1],
    ['fault.begin', 2],
    ['fault.begin', 3],
    ['fault.end', 2],
    ['fault.end', 1],
    ['fault.end', 3],
  ]);
  expect(page.diversions).toEqual({});
});

test.each(['pagehide', 'mend'])('at the event %s no fault is left', (name) => {
  const page = createFaultPage();
  page.begin({ kind: 'cut', forMs: 60_000 });
  page.scope.dispatchEvent(new Event(name));
  expect([page.connect().heard, page.problems]).toEqual([['open'], []]);
});
