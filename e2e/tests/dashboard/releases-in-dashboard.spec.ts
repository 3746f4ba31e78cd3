import { createCollectorApi } from '#support/collector/collector-api.ts';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { postSession } from '#support/collector/post-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

const day = (date: number) => new Date(2023, 10, date, 12).getTime();
const healthy = [{ seq: 1, t: 0, kind: 'recorder.on', fromStart: true }] as const;

/** Releases of an app, their first days, and how many page loads drifted and did not. */
async function postReleases(
  collectorUrl: string,
  app: string,
  releases: readonly (readonly [release: string, date: number, drifted: number, well: number])[],
): Promise<void> {
  for (const [place, [release, date, drifted, well]] of releases.entries()) {
    const named = { app, release };
    for (let n = 0; n < drifted; n++)
      await postDriftedSession(collectorUrl, `${app}-${place}-${n}`, `ann-${place}-${n}`, day(date) + n, named);
    for (let n = 0; n < well; n++)
      await postSession(collectorUrl, `${app}-${place}-w${n}`, healthy, { originMs: day(date) + n, header: named });
  }
}

test('releases stand in a row, each against the one before, and lead to their incidents and their report', async ({
  page,
  collectorUrl,
}) => {
  const long = 'feature/checkout-rewrite-2023-11-16-9f2c1d7e4b8a';
  await postReleases(collectorUrl, 'mail', [
    ['r-9', 2, 1, 20],
    ['r-10', 9, 12, 3],
    [long, 16, 1, 0],
  ]);
  await postReleases(collectorUrl, 'shop', [['4', 15, 1, 0]]);
  const api = createCollectorApi(collectorUrl);
  await expect.poll(async () => (await api.incidents()).length).toBe(15);

  await page.goto(`${collectorUrl}/reports`);
  await page.getByText('Releases', { exact: true }).click();
  await expect(page).toHaveURL(/\/reports\/releases$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Releases of mail');
  const rows = page.getByRole('table', { name: 'Releases' }).locator('tbody tr');
  await expect(rows.locator('th a')).toHaveText([long, 'r-10', 'r-9']);
  await expect(rows.nth(1)).toContainText('worse');
  await expect(rows.nth(1)).toContainText('12 drifted');
  await expect(rows.nth(0)).toContainText('too early to tell');
  await expect(page.getByRole('article')).toContainText(`It is too early to tell whether release ${long}`);

  await rows.nth(1).getByRole('link', { name: 'worse' }).click();
  await expect(page.getByRole('article')).toContainText('Release r-10 is worse than release r-9');
  await page.goBack();
  await rows.nth(1).getByRole('link', { name: 'r-10' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?app=mail&release=r-10$/);
  await expect(page.getByRole('status').filter({ hasText: '12' })).toBeVisible();
  await page.getByRole('button', { name: 'Any release' }).click();
  await expect(page).toHaveURL(/\/\?app=mail$/);
});

test('of another app, by kind and severity, the trend is kept in its address', async ({ page, collectorUrl }) => {
  await postReleases(collectorUrl, 'mail', [['1', 2, 2, 0]]);
  await postReleases(collectorUrl, 'shop', [['4', 15, 1, 0]]);
  await expect.poll(async () => (await createCollectorApi(collectorUrl).incidents()).length).toBe(3);
  await page.goto(`${collectorUrl}/reports/releases`);
  await page.getByRole('combobox', { name: 'App' }).click();
  await page.getByRole('option', { name: 'shop' }).click();
  await expect(page.getByRole('article')).toContainText('Release 4 has 1 incident');
  await page.getByRole('combobox', { name: 'Severity' }).click();
  await page.getByRole('option', { name: 'low' }).click();
  await expect(page.getByRole('article')).toContainText('Release 4 has 0 incidents');
  await page.reload();
  await expect(page).toHaveURL(/app=shop&severity=low$/);
  await expect(page.getByRole('article')).toContainText('Release 4 has 0 incidents');
});

test('pages that named no release have no trend, which is said', async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  await page.goto(`${collectorUrl}/reports/releases`);
  await expect(page.getByText('No page named a release')).toBeVisible();
});

test('of an app that nobody recorded it is said that no page counts, and the way leads to one that was', async ({
  page,
  collectorUrl,
}) => {
  await postReleases(collectorUrl, 'mail', [['1', 2, 1, 0]]);
  await postSession(collectorUrl, 'bare', healthy, { originMs: day(2) });
  await page.goto(`${collectorUrl}/reports/releases?app=nothing`);
  await expect(page.getByText('No page counts here')).toBeVisible();
  await page.getByRole('link', { name: 'Releases of another app' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Releases of mail');
});

test('thirty releases fit a narrow window', async ({ page, collectorUrl }) => {
  await page.setViewportSize({ width: 380, height: 800 });
  const many = Array.from({ length: 30 }, (_, n) => [`2.${n}.0`, 1 + n / 2, n % 3, 1] as const);
  await postReleases(collectorUrl, 'mail', many);
  await page.goto(`${collectorUrl}/reports/releases?limit=30`);
  await expect(page.getByRole('table', { name: 'Releases' }).locator('tbody tr')).toHaveCount(30);
  const main = page.getByRole('main');
  expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});
