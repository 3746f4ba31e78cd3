import { expect, test } from 'vitest';
import { createActivityGate } from './activity-gate.ts';

test('a frame that only loads sends nothing, however often it is told to', () => {
  const t = setUp(false);
  t.gate.saw({ kind: 'page.online' });
  t.gate.saw({ kind: 'recorder.on', fromStart: true });
  t.gate.setSending(true);
  expect(t.log).toEqual([]);
});

test('the first thing that happens opens it, and it sends if it was told to by then', () => {
  const t = setUp(false);
  t.gate.setSending(true);
  t.gate.saw({ kind: 'mark', text: 'a' });
  t.gate.saw({ kind: 'mark', text: 'b' });
  t.gate.setSending(false);
  expect(t.log).toEqual(['active', true, false]);
});

test('a record whose fields are still being made is something that happened', () => {
  const t = setUp(false);
  t.gate.saw();
  expect(t.log).toEqual(['active', false]);
});

test('a page that the user looks at is active from its start', () => {
  const t = setUp(true);
  t.gate.setSending(true);
  expect(t.log).toEqual(['active', false, true]);
});

function setUp(active: boolean) {
  const log: unknown[] = [];
  const gate = createActivityGate({
    active,
    onActive: () => log.push('active'),
    setSending: (sending) => log.push(sending),
  });
  return { gate, log };
}
