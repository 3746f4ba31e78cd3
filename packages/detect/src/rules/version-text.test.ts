import { expect, test } from 'vitest';
import { versionText } from './version-text.ts';

test('a version that is a time is told as one, and a count as it is', () => {
  const older = Date.UTC(2026, 10, 21, 9, 41, 3, 218);
  const byTime = { field: 'updatedAt', older, newer: older + 1, isTime: true };
  expect(versionText(byTime, byTime.newer)).toBe('updatedAt 21 Nov 2026, 09:41:03.219 UTC');
  expect(versionText({ field: 'rev', older: 6, newer: 1_234, isTime: false }, 1_234)).toBe('rev 1234');
});
