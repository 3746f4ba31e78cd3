import { expect, test } from 'vitest';
import { createSessionClock } from './session-clock.ts';

test('a session begins where the machine says, whatever the browser makes of it', () => {
  const t = setUp();
  expect(t.clock.originMs).toBe(BEGAN_MS);
  t.wait(500);
  expect(t.clock.now()).toBe(600);
});

test('what the machine slept is counted a second after it woke, for what the browser times by itself too', () => {
  const t = setUp();
  t.wait(5_000);
  t.clock.now();
  t.sleep(3_600_000);
  t.wait(900);
  expect(t.clock.now()).toBe(6_000);
  t.wait(200);
  expect(t.clock.now()).toBe(3_606_200);
  expect(t.clock.of(10)).toBe(3_600_010);
  t.sleep(60_000);
  t.wait(2_000);
  expect(t.clock.now()).toBe(3_668_200);
});

test.each([-3_600_000, -1_500, 900])('a machine whose clock is set by %d ms does not change it', (byMs) => {
  const t = setUp();
  t.wait(5_000);
  t.sleep(byMs);
  t.wait(5_000);
  expect(t.clock.now()).toBe(10_100);
});

const BEGAN_MS = 1_800_000_000_000;

/** A page that is 100 ms old. */
function setUp() {
  const state = { ms: 100, wallMs: BEGAN_MS + 100 };
  const sleep = (ms: number): void => {
    state.wallMs += ms;
  };
  return {
    clock: createSessionClock(
      () => state.ms,
      () => state.wallMs,
    ),
    sleep,
    wait: (ms: number) => {
      state.ms += ms;
      sleep(ms);
    },
  };
}
