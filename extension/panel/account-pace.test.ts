import { expect, test } from 'vitest';
import { createAccountPace } from './account-pace.ts';

test('of many askings one account is made, and those after it ask anew', () => {
  const t = setUp();
  t.ask();
  t.ask();
  t.run();
  expect(t.told()).toBe(1);
  t.ask();
  t.run();
  expect(t.told()).toBe(2);
});

test('what takes long is done less often', () => {
  const t = setUp(100);
  t.ask();
  t.run();
  t.ask();
  expect(t.delays).toEqual([400, 2_000]);
});

function setUp(tookMs = 0) {
  const due: (() => void)[] = [];
  const delays: number[] = [];
  let nowMs = 0;
  let told = 0;
  const ask = createAccountPace({
    tell: () => {
      told++;
      nowMs += tookMs;
    },
    setTimeout: (run, delayMs) => {
      due.push(run);
      delays.push(delayMs);
    },
    now: () => nowMs,
  });
  return { ask, delays, told: () => told, run: () => due.shift()?.() };
}
