import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

test('in a window that is zoomed to 200 % the head of a session gives way, and its records are read beside their list', {
  tag: '@nightly',
}, async ({ page, collectorUrl }) => {
  const header = { app: 'Customer care '.repeat(14).trim(), release: 'release '.repeat(24).trim() };
  await postDriftedSession(collectorUrl, 'drifted', 'ann', undefined, header);
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto(`${collectorUrl}/sessions/drifted?tab=records&record=4`);
  const record = page.getByRole('complementary', { name: 'Record 4' });
  await record.scrollIntoViewIfNeeded();
  await expect(record.getByText('store.snapshot').first()).toBeInViewport();
  const heights = await page
    .getByRole('listbox', { name: 'Records' })
    .or(record)
    .evaluateAll((parts) => parts.map((part) => part.clientHeight));
  for (const height of heights) expect(height).toBeGreaterThan(80);
});
