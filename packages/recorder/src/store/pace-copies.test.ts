import { expect, test } from 'vitest';
import { paceCopies } from './pace-copies.ts';

function setUp() {
  let nowMs = 0;
  const timers: { readonly dueMs: number; readonly run: () => void }[] = [];
  const pace = paceCopies({
    now: () => nowMs,
    after: (ms, run) => {
      timers.push({ dueMs: nowMs + ms, run });
      return () => undefined;
    },
  });
  const spent = { copies: 0, ms: 0 };
  const copy = (costMs: number) => () =>
    pace.copy(() => {
      spent.copies += 1;
      spent.ms += costMs;
      nowMs += costMs;
    });
  /** Changes a state, a copy of which costs so much, every so many ms, for so long. */
  const change = (costMs: number, everyMs: number, forMs: number) => {
    for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += everyMs) {
      for (const timer of timers.splice(0))
        if (timer.dueMs <= nowMs) timer.run();
        else timers.push(timer);
      pace.whenDue(copy(costMs));
    }
  };
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { spent, change, pass };
}

test('a small state that changes now and then is copied each time', () => {
  const { spent, change } = setUp();
  change(1, 100, 10_000);
  expect(spent.copies).toBe(100);
});

test('a small state that changes without end takes a twentieth of the time', () => {
  const { spent, change } = setUp();
  change(3, 10, 10_000);
  expect(spent.ms).toBeGreaterThan(450);
  expect(spent.ms).toBeLessThan(600);
});

test('a burst of changes is copied whole', () => {
  const { spent, change, pass } = setUp();
  change(3, 1, 40);
  pass(10_000);
  change(3, 1, 40);
  expect(spent.copies).toBe(20);
});

test('one slow copy holds up nothing, a second one does', () => {
  const { spent, change } = setUp();
  change(200, 10, 250);
  expect(spent.copies).toBe(2);
  change(200, 10, 2_500);
  expect(spent.copies).toBe(2);
});
