import { expect, test } from '#support/dashboard-test.ts';

test('the bar shows which page is open, however narrow the window is', async ({ page, collectorUrl }) => {
  const open = page.getByRole('navigation', { name: 'Main' }).locator('[aria-current]');
  for (const width of [320, 480, 1280]) {
    await page.setViewportSize({ width, height: 600 });
    for (const path of ['settings', 'overview', 'reports']) {
      await page.goto(`${collectorUrl}/${path}`);
      await expect(open).toBeInViewport({ ratio: 1 });
    }
  }
  // And when it becomes narrow while it is open.
  await page.setViewportSize({ width: 320, height: 600 });
  await expect(open).toBeInViewport({ ratio: 1 });
});
