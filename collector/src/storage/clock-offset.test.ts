import { describe, expect, test } from 'vitest';
import { judgeClockOffset } from './clock-offset.ts';

const HOUR_MS = 3_600_000;

describe('what a sender’s clock is behind', () => {
  test.each([
    [0, 0],
    [2_999, 0],
    [-2_999, 0],
    [3_000.4, 3_000],
    [HOUR_MS, HOUR_MS],
    [-HOUR_MS, -HOUR_MS],
  ])('a first post that lags by %i ms says %i', (lagMs, offsetMs) => {
    expect(judgeClockOffset(lagMs)).toBe(offsetMs);
  });

  test.each([
    [
      'that comes a little sooner or later is under way for another time',
      HOUR_MS,
      [HOUR_MS - 900, HOUR_MS + 20_000],
      HOUR_MS,
    ],
    ['that comes much sooner shows what the clocks are apart', 5_000, [HOUR_MS, 3_500], 3_500],
    ['that comes at once shows that they agree', 5_000, [200], 0],
    ['that comes soon of a clock that agrees changes nothing', 0, [-1_500, -2_900], 0],
    ['that comes too early shows a clock that is ahead', 0, [-4_000], -4_000],
    ['that lags by more than one can shows that a clock was set', 0, [31_000], 31_000],
    ['that lags by more than one can, and agrees now, was set right', -HOUR_MS, [100], 0],
  ])('a further one %s', (_name, known, lags, offsetMs) => {
    expect(lags.reduce((offset, lagMs) => judgeClockOffset(lagMs, offset), known)).toBe(offsetMs);
  });
});
