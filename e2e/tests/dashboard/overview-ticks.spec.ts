import type { Locator } from '@playwright/test';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

const DAY_MS = 24 * 3_600_000;

test('what is written below the bars of the overview touches nothing at any width', async ({ page, collectorUrl }) => {
  for (const days of [0.1, 0.4, 2, 5, 19])
    await postDriftedSession(collectorUrl, `mail-${days}`, 'ann', Date.now() - days * DAY_MS);
  await expect
    .poll(async () => (await (await fetch(`${collectorUrl}/api/v1/overview?days=30`)).json()).stats.count)
    .toBe(5);
  const chart = page.getByRole('region', { name: 'Incidents over time' });
  const labels = chart.locator('[aria-hidden] > span');
  for (const days of [1, 7, 30, 90]) {
    await page.goto(`${collectorUrl}/overview?days=${days}`);
    for (const width of [320, 768, 1024, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => labels.count(), `${days} days at ${width}`).toBeGreaterThan(1);
      await expect.poll(() => nearestPx(labels), `${days} days at ${width}`).toBeGreaterThan(5);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});

/** What is free between the two that are nearest. */
const nearestPx = (labels: Locator): Promise<number> =>
  labels.evaluateAll((elements) => {
    const boxes = elements.map((element) => element.getBoundingClientRect());
    return Math.min(...boxes.slice(1).map(({ left }, index) => left - (boxes[index]?.right ?? 0)));
  });
