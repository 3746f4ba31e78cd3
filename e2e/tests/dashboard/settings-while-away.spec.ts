import { expect, test } from '#support/dashboard-test.ts';

test('settings of a collector that is away say so once, and are there when it is asked again', async ({
  page,
  collectorUrl,
}) => {
  await page.route(/\/api\/v1\//, (route) => route.abort());
  await page.goto(`${collectorUrl}/settings`);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('The collector does not answer');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(5);

  await page.unroute(/\/api\/v1\//);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('row', { name: /Records are kept/ })).toBeVisible();
  await expect(page.getByText('Sentry DSN')).toBeVisible();
  await expect(page.getByText('creates its first token')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
