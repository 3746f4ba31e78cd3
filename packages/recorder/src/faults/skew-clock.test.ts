import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('dates of now are wrong by so much, other dates are not, and all is as before in the end', () => {
  const page = createFaultPage();
  const hourMs = 3_600_000;
  const { Date: native } = page.scope;
  page.begin({ kind: 'skew-clock', skewMs: hourMs, forMs: 60_000 });
  const { Date: skewed } = page.scope;
  const ahead = [skewed.now(), new skewed().getTime()].map((ms) => Math.round((ms - Date.now()) / hourMs));
  expect(ahead).toEqual([1, 1]);
  expect([new skewed(5).getTime(), new skewed() instanceof skewed]).toEqual([5, true]);
  page.pass(60_000);
  expect(page.scope.Date).toBe(native);
  expect(Math.round((page.scope.Date.now() - Date.now()) / hourMs)).toBe(0);
});
