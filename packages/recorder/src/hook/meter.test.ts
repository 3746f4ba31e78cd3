import { expect, test } from 'vitest';
import { createGuard } from './guard.ts';
import { createMeter } from './meter.ts';

test('what a guard and a timer run is counted, once where one runs inside the other', () => {
  const t = setUp();
  const inner = t.wrap(() => t.spend(2));
  t.wrap(() => {
    t.spend(1);
    inner();
  })();
  t.later(() => t.spend(4));
  expect(t.meter.takeBusyMs()).toBe(7);
  expect(t.meter.takeBusyMs()).toBe(0);
});

test('of many calls only samples are looked at, and stand for the rest', () => {
  const t = setUp();
  const work = t.wrap(() => t.spend(1));
  for (let call = 0; call < 16_200; call++) work();
  expect(t.meter.takeBusyMs()).toBeCloseTo(16_200, -2);
  expect(t.reads()).toBeLessThan(3_000);
});

test('a fault of ours counts until it was thrown', () => {
  const t = setUp();
  const fails = t.wrap(() => {
    t.spend(3);
    throw new Error('ours');
  });
  expect(fails()).toBeUndefined();
  expect(t.meter.takeBusyMs()).toBe(3);
});

/** A clock that moves when the work says so. */
function setUp() {
  const clock = { ms: 0, reads: 0 };
  const meter = createMeter(() => {
    clock.reads++;
    return clock.ms;
  });
  const guard = createGuard('test', () => undefined, meter);
  const later = meter.timers((_ms, run) => {
    run();
    return () => undefined;
  });
  return {
    meter,
    wrap: guard.wrap,
    later: (run: () => void) => later(0, run),
    spend: (ms: number) => {
      clock.ms += ms;
    },
    reads: () => clock.reads,
  };
}
