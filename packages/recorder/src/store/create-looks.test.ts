import { expect, test } from 'vitest';
import { createLooks } from './create-looks.ts';

function setUp(costMs = 0) {
  let nowMs = 0;
  let looked = 0;
  const timers = new Set<{ readonly dueMs: number; readonly run: () => void }>();
  const looks = createLooks({
    now: () => nowMs,
    after: (ms, run) => {
      const timer = { dueMs: nowMs + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const remove = looks.add(() => {
    looked += 1;
    nowMs += costMs;
  });
  /** Lets time pass, and answers how often it was looked meanwhile. */
  const pass = (ms: number): number => {
    const [before, toMs] = [looked, nowMs + ms];
    for (;;) {
      const next = [...timers].toSorted((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined || next.dueMs > toMs) break;
      timers.delete(next);
      nowMs = Math.max(nowMs, next.dueMs);
      next.run();
    }
    nowMs = Math.max(nowMs, toMs);
    return looked - before;
  };
  return { looks, remove, pass, waiting: () => timers.size };
}

const frame = { kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 1, text: 'x' } as const;

test('it is looked every second, and sooner when something came', () => {
  const { looks, pass } = setUp();
  expect(pass(3_000)).toBe(3);
  looks.saw(frame);
  looks.saw(frame);
  expect(pass(100)).toBe(1);
  expect(pass(999)).toBe(0);
  expect(pass(1)).toBe(1);
});

test('what the page did not ask for stirs nothing', () => {
  const { looks, pass } = setUp();
  looks.saw({ kind: 'page.long-task', startMs: 0, durationMs: 60 });
  looks.saw(undefined);
  expect(pass(999)).toBe(0);
});

test('looks that cost much come seldom, however much comes', () => {
  const { looks, pass } = setUp(40);
  expect(pass(1_000)).toBe(1);
  looks.saw(frame);
  expect(pass(1_900)).toBe(0);
  expect(pass(200)).toBe(1);
});

test('with nobody to look there is no timer', () => {
  const { remove, pass, waiting } = setUp();
  remove();
  pass(1_000);
  expect(waiting()).toBe(0);
});
