import { expect, test } from 'vitest';
import { boundHeldStates } from './bound-held-states.ts';

function setUp() {
  const timers: (() => void)[] = [];
  const t = { held: 0, most: 0, settled: 0, timers };
  const states = boundHeldStates(
    (_ms, run) => {
      timers.push(run);
      return () => undefined;
    },
    () => {
      t.settled += 1;
      for (; t.held > 0; t.held -= 1) states.gave();
    },
  );
  const commit = (times: number) => {
    for (let n = 0; n < times; n++) {
      t.held += 1;
      t.most = Math.max(t.most, t.held);
      states.took();
    }
  };
  return { t, states, commit };
}

test('a few commits wait until somebody has their patches made', () => {
  const { t, commit } = setUp();
  commit(7);
  expect([t.settled, t.timers.length]).toEqual([0, 0]);
});

test('more than a few wait until the end of the task, and are asked for once', () => {
  const { t, commit } = setUp();
  commit(20);
  expect([t.settled, t.timers.length]).toEqual([0, 1]);
  t.timers[0]?.();
  expect(t.held).toBe(0);
  commit(8);
  expect(t.timers.length).toBe(2);
});

test('however many come in one task, no more than 32 are held', () => {
  const { t, commit } = setUp();
  commit(1_000);
  expect(t.most).toBe(32);
});

test('what was forgotten is not counted', () => {
  const { t, states, commit } = setUp();
  commit(7);
  states.clear();
  commit(7);
  expect(t.timers.length).toBe(0);
});

test('commits that come while patches are made do not start that anew', () => {
  let settled = 0;
  const states = boundHeldStates(
    () => () => undefined,
    () => {
      settled += 1;
      states.took();
    },
  );
  for (let n = 0; n < 32; n++) states.took();
  expect(settled).toBe(1);
});
