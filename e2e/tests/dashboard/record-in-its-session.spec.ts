import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

test('a record of a witness leads to its place among all records of the session', async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'shop', 'ben');
  await page.goto(collectorUrl);
  await page.getByRole('option').first().click();
  const witness = page.getByRole('region', { name: 'Witness' });
  await witness.getByRole('button', { name: 'Record 5' }).click();
  await witness.getByRole('link', { name: 'In its session' }).click();

  await expect(page.getByRole('complementary', { name: 'Record 5' })).toContainText('identity.logout');
  const records = page.getByRole('listbox', { name: 'Records' }).getByRole('option');
  await expect(records).toHaveCount(5);
  await page.getByLabel('Filter records').fill('zustand');
  await expect(records).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('complementary', { name: 'Record 5' })).toBeVisible();
});
