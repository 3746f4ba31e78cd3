import { expect, test } from 'vitest';
import { valueSteps } from './value-steps.ts';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [5, [0, 1, 2, 3, 4, 5]],
  [6, [0, 2, 4, 6]],
  [11, [0, 5, 10, 15]],
  [1_234, [0, 500, 1_000, 1_500]],
])('a scale up to %i has round steps', (most, steps) => {
  expect(valueSteps(most)).toEqual(steps);
});
