import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { postSession } from '#support/collector/post-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

const healthy = [{ seq: 1, t: 0, kind: 'recorder.on', fromStart: true }] as const;
const day = (date: number) => new Date(2023, 10, date, 12).getTime();

test('sessions are found by what is known of them, and the list is kept in its address', async ({
  page,
  collectorUrl,
}) => {
  const mail = { app: 'mail', release: '2.0', url: 'http://app.test/inbox/7' };
  await postSession(collectorUrl, 'healthy-mail', healthy, { originMs: day(2), header: mail });
  await postDriftedSession(collectorUrl, 'drifted-mail', 'ann', day(3), { ...mail, release: '2.1' });
  await postDriftedSession(collectorUrl, 'drifted-shop', 'bob', day(4), { app: 'shop' });
  for (let n = 0; n < 60; n++) await postSession(collectorUrl, `other-${n}`, healthy, { originMs: day(5) + n });

  await page.goto(`${collectorUrl}/sessions`);
  const rows = page.getByRole('table', { name: 'Sessions' }).locator('tbody tr');
  const filters = page.getByRole('search');
  await expect(filters.getByRole('status')).toHaveText('50+ sessions');
  await page.getByRole('button', { name: 'Load older ones' }).click();
  await expect(filters.getByRole('status')).toHaveText('63 sessions');

  await filters.getByLabel('With incidents').check();
  await expect(rows.locator('code')).toHaveText(['drifted-', 'drifted-']);
  await filters.getByRole('textbox', { name: 'Search sessions' }).fill('Bob');
  await expect(rows).toHaveCount(1);
  await expect(rows.getByRole('cell', { name: 'bob' })).toBeVisible();
  await filters.getByRole('textbox', { name: 'Search sessions' }).fill('');
  await expect(rows).toHaveCount(2);
  await filters.getByRole('combobox', { name: 'App' }).fill('mail');
  await page.getByRole('option', { name: 'mail' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('release 2.1');
  await expect(page).toHaveURL(/\/sessions\?app=mail&withIncidents=true$/);
  await page.reload();
  await expect(rows).toHaveCount(1);

  await filters.getByLabel('With incidents').uncheck();
  await expect(rows).toHaveCount(2);
  await filters.getByLabel('To').fill('2023-11-02');
  await expect(rows.locator('code')).toHaveText(['healthy-']);
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 700, y: 600 } });
  await page.keyboard.press('/');
  await page.keyboard.type('INBOX 2.1');
  await expect(page.getByText('No session matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(page).toHaveURL(/\/sessions$/);
  await expect(filters.getByRole('textbox', { name: 'Search sessions' })).toHaveValue('');
  await expect(filters.getByRole('status')).toHaveText('50+ sessions');
});
