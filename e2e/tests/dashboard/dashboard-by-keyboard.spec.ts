import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

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
  await expect(options.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  const article = page.getByRole('article');
  await expect(article).toBeVisible();
  await expect(article).not.toContainText(`Session${second}`);
  await page.keyboard.press('j');
  await expect(article).toContainText(`Session${second}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Incidents, as filtered' })).toBeFocused();

  await page.keyboard.press('a');
  await expect(page.getByRole('region', { name: 'Triage of incidents' })).toContainText('Acknowledged 1 incident');
  await page.keyboard.press('b');
  await expect(page).toHaveURL(`${collectorUrl}/?q=shop`);
  await expect(options.nth(1)).toContainText('acknowledged');
  await expect(options.nth(1)).toHaveAttribute('aria-current', 'true');
});

test('keys find, mark, assign, resolve and take back, for incidents and for groups', async ({ page, collectorUrl }) => {
  for (const user of ['ann', 'ben', 'cora', 'dan']) await postDriftedSession(collectorUrl, `${user}-shop`, user);
  await postDriftedSession(collectorUrl, 'mail', 'eve');
  await page.goto(`${collectorUrl}/?status=open`);
  const options = page.getByRole('listbox', { name: 'Incidents' }).getByRole('option');
  const desk = page.getByRole('region', { name: 'Triage of incidents' });
  await expect(options).toHaveCount(5);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('/');
  await page.keyboard.type('shop');
  await expect(options).toHaveCount(4);
  await page.keyboard.press('Escape');
  for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key);
  await expect(desk).toContainText('3 marked');

  await page.keyboard.press('m');
  await page.keyboard.type('ada');
  await page.keyboard.press('Enter');
  await expect(options.filter({ hasText: 'ada has it' })).toHaveCount(3);
  await expect(page.getByRole('listbox', { name: 'Incidents' })).toBeFocused();
  await expect(desk).toContainText('Assigned 3 incidents');

  // The row that the keys are at stays marked as where they are: without marks, a key is for that one.
  await page.keyboard.press('e');
  await expect(desk).toContainText('Resolved 1 incident');
  await expect(options).toHaveCount(3);
  await page.keyboard.press('u');
  await expect(options).toHaveCount(4);
  await expect(desk).toContainText('Put 1 incident back as before');

  await page.keyboard.press('x');
  await expect(desk).toContainText('1 marked');
  await page.keyboard.press('Escape');
  await expect(desk.getByText('marked')).toHaveCount(0);

  await page.getByRole('radio', { name: 'Groups' }).press(' ');
  await expect(page).toHaveURL(/by=group/);
  const groups = page.getByRole('listbox', { name: 'Groups' }).getByRole('option');
  await expect(groups.first()).toBeVisible();
  const before = await groups.count();
  await page.keyboard.press('j');
  await page.keyboard.press('i');
  await expect(desk).toContainText('Ignored');
  await expect(groups).toHaveCount(before - 1);
  await page.keyboard.press('u');
  await expect(groups).toHaveCount(before);

  await page.goto(`${collectorUrl}/?assignee=ada`);
  await expect(options).toHaveCount(3);
  await page.getByRole('combobox', { name: 'Assignee' }).fill('nobody');
  await expect(options).toHaveCount(2);
  await expect(page).toHaveURL(/assignee=nobody/);
});
