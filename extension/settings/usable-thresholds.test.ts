import { expect, test } from 'vitest';
import { usableThresholds } from './usable-thresholds.ts';

test('a threshold of another version, or out of its bounds, is left out, and the others hold', () => {
  const stored = {
    'poll.hot.everyMs': 5_000,
    'poll.hot.staleShare': 80,
    'gap.no-resync.windowMs': 0,
    'poll.warm.everyMs': 1,
  };
  expect(usableThresholds(stored)).toEqual({ 'poll.hot.everyMs': 5_000 });
});
