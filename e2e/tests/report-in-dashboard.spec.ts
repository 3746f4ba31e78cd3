import { expect, test } from '../support/dashboard-test.ts';
import { postDriftedSession } from '../support/post-drifted-session.ts';

test('the report of an app is kept in its address, and says what is sure about it', async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  await postDriftedSession(collectorUrl, 'shop', 'ben');
  const day = '2023-11-14';
  await page.goto(`${collectorUrl}/overview`);
  await expect(page.getByText('Nothing drifted in this time')).toBeVisible();

  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByLabel('From').fill(day);
  await page.getByLabel('To').fill('2023-11-16');
  await page.getByRole('combobox', { name: 'Against' }).click();
  await page.getByRole('option', { name: 'nothing' }).click();
  const report = page.getByRole('article');
  await expect(report).toContainText(/This period has 2 incidents in 0\.\d+ session-hours\./);

  await page.getByRole('combobox', { name: 'App' }).click();
  await page.getByRole('option', { name: 'mail' }).click();
  await expect(report).toContainText('This period has 1 incident');
  await expect(page).toHaveURL(new RegExp(`from=${day}&to=2023-11-16&app=mail&compare=none`));
  await page.reload();
  await expect(report).toContainText('This period has 1 incident');
  const href = await page.getByRole('link', { name: 'Page to print' }).getAttribute('href');
  const printed = await page.request.get(`${collectorUrl}${href}`);
  expect(await printed.text()).toContain('This period has 1 incident');
});
