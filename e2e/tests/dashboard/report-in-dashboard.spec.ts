import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

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
  await expect(report).toContainText(/This period has 2 incidents in [\d.]+ session-minutes\./);

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

test('the report of a release is held against the one before it, and says so', async ({ page, collectorUrl }) => {
  const day = (date: number) => new Date(2023, 10, date, 12).getTime();
  const releases = { 'r-9': 2, 'r-10': 9, 'r-11': 16 };
  for (const [release, date] of Object.entries(releases))
    await postDriftedSession(collectorUrl, `mail-${release}`, 'ann', day(date), { app: 'mail', release });
  await postDriftedSession(collectorUrl, 'shop', 'ben', day(15), { app: 'shop', release: '4' });
  await page.goto(`${collectorUrl}/reports?from=2023-11-13&to=2023-11-19`);
  const against = page.getByRole('combobox', { name: 'Against' });
  await expect(against).toHaveValue('the time before');
  await expect(page.getByRole('article')).not.toContainText('is compared with release');

  await page.getByRole('combobox', { name: 'Release' }).click();
  await page.getByRole('option', { name: 'r-11' }).click();
  const report = page.getByRole('article');
  await expect(report).toContainText('release r-11 is better or worse than release r-10');
  await expect(report).toContainText(
    'Release r-11 (13 Nov – 19 Nov 2023) is compared with release r-10 (9 Nov – 19 Nov 2023).',
  );
  await expect(against).toHaveValue('the release before: r-10');

  await against.click();
  await page.getByRole('option', { name: 'the time before' }).click();
  await expect(page).toHaveURL(/release=r-11&compare=previous$/);
  await expect(report).toContainText('This period of release r-11');
  await page.reload();
  await expect(against).toHaveValue('the time before');
  await against.click();
  await page.getByRole('option', { name: 'the release before' }).click();
  await expect(page).toHaveURL(/release=r-11$/);
  await expect(against).toHaveValue('the release before: r-10');
});
