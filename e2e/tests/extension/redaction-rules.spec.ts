import { expect, test } from '@playwright/test';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { startSecretsSite } from '#support/sites/secrets-site.ts';

test('a rule made in the panel holds at once, and what it redacts is shown as such', async () => {
  const site = await startSecretsSite('');
  const profile = await openExtendedProfile();
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const panel = await profile.openView('panel', page);

  // Until then it does not know the origin of the page.
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
  await panel.getByRole('tab', { name: 'Settings' }).click();
  await panel.getByRole('button', { name: 'Add a rule' }).press('Enter');
  const rule = panel.getByRole('group', { name: 'Rule 1' });
  await expect(rule.getByLabel('Origin')).toHaveValue(site.url);
  await rule.getByLabel('What').selectOption('pattern');
  await rule.getByLabel('Value').fill('(');
  await expect(rule.getByText(/no regular expression/)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await rule.getByLabel('Value').fill('staff-\\d{4}');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByText('Saved.')).toBeVisible();

  await page.bringToFront();
  await page.evaluate(() => {
    localStorage.setItem('one', 'by staff-1234');
    localStorage.setItem('two', 'by staff-1234 too');
    localStorage.setItem('three', 'by staff-5678');
    localStorage.setItem('four', 'by nobody');
  });
  await panel.bringToFront();
  await panel.getByRole('tab', { name: /Records/ }).click();
  await expect(panel.getByText('by nobody')).toBeVisible();
  await expect(panel.getByText('staff-')).toHaveCount(0);
  const chips = panel.getByTitle(/^Redacted/);
  await expect(chips).toHaveCount(3);
  const [one, two, three] = await chips.allTextContents();
  expect(one).toMatch(/^redacted [0-9a-f]{6}$/);
  expect(two).toBe(one);
  expect(three).not.toBe(one);

  await profile.close();
  await site.stop();
});
