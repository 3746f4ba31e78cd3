import type { Page } from '@playwright/test';
import { createCollectorApi } from '#support/collector/collector-api.ts';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { putTeam } from '#support/collector/put-team.ts';
import { expect, test } from '#support/dashboard-test.ts';
import { expectAccessible } from '#support/screens/expect-accessible.ts';

test('a lead looks at the incidents of one team alone, as they come, by keys, and goes there from the overview', async ({
  page,
  collectorUrl,
}) => {
  const beganAt = Date.now() - 3_600_000;
  for (const app of ['shop', 'wiki', 'till']) await postDriftedSession(collectorUrl, app, 'ann', beganAt);
  const api = createCollectorApi(collectorUrl);
  await expect.poll(async () => (await api.incidents()).length).toBe(3);
  const team = page.getByRole('combobox', { name: 'Team' });
  await page.goto(collectorUrl);
  await expect(page.getByRole('status').filter({ hasText: '3 incidents' })).toBeVisible();
  await expect(team).toHaveCount(0);
  await putTeam(collectorUrl, 'Sales', ['shop', 'till', 'kiosk']);

  await page.reload();
  await team.focus();
  // Nobody is quicker than the list: it opens first, and forgets in a timer of its own which option was ready before.
  await expect(team).toHaveAttribute('aria-expanded', 'true');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await page.keyboard.press('ArrowDown');
  await expect(team).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?team=Sales$/);
  await expectCounted(page, '2 incidents');
  await expectAccessible(page, 'incidents of a team');

  await postDriftedSession(collectorUrl, 'garden', 'eve', beganAt);
  await postDriftedSession(collectorUrl, 'kiosk', 'eve', beganAt + 1_000);
  await expectCounted(page, '3 incidents');
  await expect(page.getByRole('main')).not.toContainText('garden');

  await page.getByRole('option').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('kiosk');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('main')).toContainText(/till|shop/);
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/team=Sales/);

  await page.getByText('Groups', { exact: true }).click();
  await expect(page).toHaveURL(/team=Sales&by=group$/);
  await expectCounted(page, '3 groups');

  await page.goto(`${collectorUrl}/overview`);
  await team.selectOption('Sales');
  await expect(page).toHaveURL(/\/overview\?team=Sales$/);
  await expect(page.getByRole('region', { name: 'Newest incidents' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('combobox', { name: 'App' }).getByRole('option')).toHaveText([
    'Any app',
    'kiosk',
    'shop',
    'till',
  ]);
  await expectAccessible(page, 'overview of a team');
  await page.getByRole('main').getByRole('link', { name: 'critical' }).click();
  await expect(page).toHaveURL(/\/\?severity=critical&team=Sales$/);
});

test('all that match of a team are changed, also those that were not read yet, and nothing of others', async ({
  page,
  collectorUrl,
}) => {
  // One more than the list reads at once.
  const sessions = Array.from({ length: 201 }, (_, n) => `page-${n}`);
  await Promise.all(
    sessions.map((session) => postDriftedSession(collectorUrl, session, 'ann', undefined, { app: 'shop' })),
  );
  await postDriftedSession(collectorUrl, 'wiki', 'ann');
  await putTeam(collectorUrl, 'Sales', ['shop', 'till']);
  const api = createCollectorApi(collectorUrl);
  await expect.poll(async () => (await api.incidents({ limit: '500' })).length).toBe(202);

  await page.goto(`${collectorUrl}/?team=Sales`);
  await expect(page.getByRole('button', { name: 'Load older ones' })).toBeVisible();
  for (const key of ['j', 'x']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Mark all that match' }).click();
  await page.keyboard.press('e');
  const desk = page.getByRole('region', { name: 'Triage of incidents' });
  await expect(desk).toContainText('Resolved 201 incidents');
  expect((await api.incidents({ status: 'open' })).map(({ app }) => app)).toEqual(['wiki']);
});

test('a team that there is no more is told of, and can be taken off', async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'wiki', 'ann');
  await page.goto(`${collectorUrl}/?team=Retail`);
  await expect(page.getByText('There is no team "Retail".')).toBeVisible();
  await page.getByLabel('Any team').click();
  await expectCounted(page, '1 incident');
  await expect(page.getByRole('combobox', { name: 'Team' })).toHaveCount(0);
});

const expectCounted = (page: Page, text: string) =>
  expect(page.getByRole('search').getByRole('status')).toHaveText(text);
