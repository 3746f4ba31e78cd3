import { expect, test } from 'vitest';
import { receiverless } from '../testing/receiverless.ts';
import { coalesce } from './coalesce.ts';

test('what is asked for again and again is done once, and again for who asks after that', () => {
  const timers: { readonly run: () => void; readonly delayMs: number }[] = [];
  let runs = 0;
  let delayMs = 100;
  const ask = coalesce({
    run: () => {
      runs += 1;
    },
    delayMs: () => delayMs,
    setTimeout: receiverless((run, after) => timers.push({ run, delayMs: after })),
  });
  ask();
  ask();
  expect([timers.length, runs]).toEqual([1, 0]);
  timers[0]?.run();
  delayMs = 300;
  ask();
  expect([timers.map((timer) => timer.delayMs), runs]).toEqual([[100, 300], 1]);
});

test('who asks while it is being done has it done once more', () => {
  const timers: (() => void)[] = [];
  let runs = 0;
  const ask = coalesce({
    run: () => {
      runs += 1;
      if (runs === 1) ask();
    },
    delayMs: () => 1,
    setTimeout: receiverless((run) => timers.push(run)),
  });
  ask();
  for (const run of timers) run();
  expect([timers.length, runs]).toEqual([2, 2]);
});
