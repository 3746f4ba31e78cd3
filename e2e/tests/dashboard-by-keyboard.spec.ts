import { expect, test } from '../support/dashboard-test.ts';
import { postDriftedSession } from '../support/post-drifted-session.ts';

test('keys lead from the list to an incident, and back to the list as it was left', async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  await postDriftedSession(collectorUrl, 'shop', 'ben');
  await postDriftedSession(collectorUrl, 'cora-shop', 'cora');
  await page.goto(`${collectorUrl}/?q=shop`);
  const options = page.getByRole('listbox', { name: 'Incidents' }).getByRole('option');
  await expect(options).toHaveCount(2);

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = await options.nth(1).locator('code').last().textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toContainText(`Session${second}`);

  await page.getByRole('link', { name: 'Incidents, as filtered' }).press('Enter');
  await expect(page).toHaveURL(`${collectorUrl}/?q=shop`);
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).not.toContainText(`Session${second}`);
});
