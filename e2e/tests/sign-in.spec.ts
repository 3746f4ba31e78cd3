import { expect, test } from '../support/dashboard-test.ts';
import { makeToken } from '../support/make-token.ts';
import { postDriftedSession } from '../support/post-drifted-session.ts';

test('a dashboard with a guard shows what was found after a sign-in, and no longer after a sign-out', async ({
  page,
  dataDir,
  collectorUrl,
}) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  const incident = page.getByRole('main').getByText('mail').first();
  await page.goto(`${collectorUrl}/`);
  await expect(incident).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);

  const secret = await makeToken(dataDir, 'read');
  await expect.poll(async () => (await page.request.get(`${collectorUrl}/api/v1/stats`)).status()).toBe(401);
  await page.reload();
  const field = page.getByLabel('Token');
  await expect(field).toBeFocused();
  await field.fill('drift_read_wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The token is not the collector’s.')).toBeVisible();
  await field.fill(secret);
  await page.keyboard.press('Enter');
  await expect(incident).toBeVisible();
  await expect(page.locator('[data-live=live]')).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(field).toBeVisible();
  await expect(incident).toBeHidden();
});
