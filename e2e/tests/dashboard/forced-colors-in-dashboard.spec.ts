import type { Locator } from '@playwright/test';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

test('in the colours of a system that has few, the page that is open, what is chosen of two and the bars are told from the others', {
  tag: '@nightly',
}, async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'drifted', 'ann', Date.now() - 600_000);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(collectorUrl);
  const line = (link: Locator) => link.evaluate((one) => getComputedStyle(one).borderBottomColor);
  const main = page.getByRole('navigation');
  expect(await line(main.getByRole('link', { name: 'Incidents' }))).not.toBe(
    await line(main.getByRole('link', { name: 'Sessions' })),
  );
  await expect(page.getByText('Incidents', { exact: true }).locator('xpath=ancestor::label')).toHaveCSS(
    'outline-style',
    'solid',
  );
  await expect(page.getByText('Groups', { exact: true }).locator('xpath=ancestor::label')).toHaveCSS(
    'outline-style',
    'none',
  );

  await page.goto(`${collectorUrl}/overview`);
  const bar = page.getByRole('listitem').filter({ hasText: /^high1$/ });
  await expect(bar).toBeVisible();
  const colors = await bar.locator('[style*="background"]').evaluate((one) => {
    const { backgroundColor } = getComputedStyle(one);
    return [backgroundColor, getComputedStyle(document.body).backgroundColor];
  });
  expect(colors[0]).not.toBe(colors[1]);
});
