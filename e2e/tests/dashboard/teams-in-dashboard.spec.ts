import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

test('a lead sets up two teams, and reads the report of one', async ({ page, collectorUrl }) => {
  for (const app of ['mail', 'calendar', 'shop', 'till', 'wiki']) await postDriftedSession(collectorUrl, app, 'ann');
  await page.goto(`${collectorUrl}/settings`);
  const teams = page.getByRole('region', { name: 'Teams' });
  await expect(teams).toContainText('There is no team yet.');
  for (const [name, apps] of Object.entries({ Office: ['mail'], Sales: ['shop', 'till'] })) {
    await teams.getByLabel('Name of a new team').fill(name);
    for (const app of apps) await teams.getByLabel(app).check();
    await teams.getByRole('button', { name: 'Save the team' }).click();
    await expect(teams.getByRole('row', { name })).toContainText(apps.join(', '));
  }
  await expect(teams).toContainText('In no team: calendar, wiki');
  await teams.getByRole('button', { name: 'Change the team Office' }).click();
  await expect(teams.getByLabel('mail')).toBeChecked();
  await teams.getByLabel('calendar').check();
  await teams.getByRole('button', { name: 'Save the team' }).click();
  await expect(teams).toContainText('In no team: wiki');

  await page.goto(`${collectorUrl}/reports?from=2023-11-14&to=2023-11-16&compare=none`);
  const byTeam = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Teams' }) });
  await expect(byTeam.getByRole('row')).toContainText([/^$|This|–/, 'Office', 'Sales', 'in no teamwiki']);
  await page.getByRole('combobox', { name: 'Team' }).click();
  await page.getByRole('option', { name: 'Sales' }).click();
  await expect(page).toHaveURL(/team=Sales/);
  const report = page.getByRole('article');
  await expect(report).toContainText('This period has 2 incidents');
  await expect(byTeam).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Report of team Sales' })).toBeVisible();
  await expect(report).toContainText('This period has 2 incidents');
  await page.getByRole('combobox', { name: 'App' }).click();
  await expect(page.getByRole('option')).toHaveText(['shop', 'till']);

  await page.goto(`${collectorUrl}/reports?team=Retail`);
  await expect(page.getByText('There is no team "Retail".')).toBeVisible();
  await expect(page.getByText('There are "Office", "Sales".')).toBeVisible();
});
