import type { Page } from '@playwright/test';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

const address = /\/api\/v1\/overview/;
const newest = (page: Page) => page.getByRole('region', { name: 'Newest incidents' });

test.beforeEach(async ({ collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann', Date.now() - 60_000);
  await expect.poll(async () => (await (await fetch(`${collectorUrl}/api/v1/overview`)).json()).stats.count).toBe(1);
});

test('the overview is asked for once, as its address says, before the code that shows it is here', async ({
  page,
  collectorUrl,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => void (address.test(request.url()) && asked.push(new URL(request.url()).search)));
  const first = page.waitForRequest(address);
  await page.route(/mount-dashboard.*\.js/, async (route) => {
    await first;
    await route.continue();
  });
  await page.goto(`${collectorUrl}/overview?days=30&app=mail`);
  await expect(newest(page)).toContainText('ann logged out');
  expect(asked).toEqual(['?days=30&app=mail']);
});

test('while a slow collector has not answered, the page says that it is reading', async ({ page, collectorUrl }) => {
  const { promise: isTime, resolve: answer } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await isTime;
    await route.continue();
  });
  await page.goto(`${collectorUrl}/overview`);
  await expect(page.getByText('Reading…')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  answer();
  await expect(newest(page)).toContainText('ann logged out');
});

test('what failed when it was asked for ahead is asked for again', async ({ page, collectorUrl }) => {
  await page.route(address, (route) => route.abort(), { times: 1 });
  await page.goto(`${collectorUrl}/overview`);
  await expect(newest(page)).toContainText('ann logged out');
});
