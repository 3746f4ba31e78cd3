import { expect, test } from 'vitest';
import { formatCount, type Step, sumCounts } from './step.ts';

const step = (fields: Partial<Step>): Step => ({ name: 'a step', passed: true, tookMs: 1, output: '', ...fields });

test('the tests of all steps are summed', () => {
  const unit = step({ tests: { passed: 40, failed: 0, skipped: 1 } });
  const browser = step({ passed: false, tests: { passed: 7, failed: 2, skipped: 0 } });
  expect(sumCounts([step({}), unit, browser])).toEqual({ passed: 47, failed: 2, skipped: 1 });
});

test('a step that failed without a failed test, such as a crash, counts as one failure', () => {
  const lint = step({ passed: false });
  const crashed = step({ passed: false, tests: { passed: 40, failed: 0, skipped: 0 } });
  expect(sumCounts([lint, crashed])).toEqual({ passed: 40, failed: 2, skipped: 0 });
});

test('the skipped are named only where there are any', () => {
  expect(formatCount({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(formatCount({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});
