import { expect, test } from 'vitest';
import { createSteadyClock } from './steady-clock.ts';

const START_MS = 1_700_000_000_000;
const HOUR_MS = 3_600_000;

/** A machine whose clock can be set, and what the steady one makes of it, as ms since the start. */
function startMachine(atLeastMs?: number) {
  let [setMs, tick] = [0, 5];
  const clock = createSteadyClock(
    () => START_MS + setMs + Math.floor(tick - 5),
    () => tick,
    atLeastMs,
  );
  return {
    after: (ms: number) => {
      tick += ms;
      return clock() - START_MS;
    },
    set: (byMs: number) => {
      setMs += byMs;
    },
  };
}

test('goes as the machine’s clock, and gives whole ms', () => {
  const { after } = startMachine();
  expect([after(0), after(1.5), after(0.4), after(98.1)]).toEqual([0, 1, 1, 100]);
});

test('goes on where the machine’s clock is set back, and goes with it where it is put forward', () => {
  const { after, set } = startMachine();
  after(1_000);
  set(-HOUR_MS);
  expect([after(0), after(500)]).toEqual([1_000, 1_500]);
  set(HOUR_MS + 250);
  expect([after(0), after(500)]).toEqual([1_750, 2_250]);
});

test('does not begin before another one that runs', () => {
  const { after } = startMachine(START_MS + HOUR_MS);
  expect([after(0), after(10)]).toEqual([HOUR_MS, HOUR_MS + 10]);
});
