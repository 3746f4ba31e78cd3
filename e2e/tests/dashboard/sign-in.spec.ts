import { fileURLToPath } from 'node:url';
import { makeToken } from '#support/collector/make-token.ts';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

test('a dashboard with a guard shows what was found after a sign-in, and no longer after a sign-out', async ({
  page,
  dataDir,
  collectorUrl,
}) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  const incident = page.getByRole('main').getByText('mail').first();
  await page.goto(`${collectorUrl}/`);
  await expect(incident).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);

  const secret = await makeToken(dataDir, 'read');
  await expect.poll(async () => (await page.request.get(`${collectorUrl}/api/v1/stats`)).status()).toBe(401);
  await page.reload();
  const field = page.getByLabel('Token', { exact: true });
  await expect(field).toBeFocused();
  await field.fill('drift_read_wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The token is not the collector’s. Copy all of it, or ask for a new one.')).toBeVisible();
  await field.fill(secret);
  await page.keyboard.press('Enter');
  await expect(incident).toBeVisible();
  await expect(page.locator('[data-live=live]')).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(field).toBeVisible();
  await expect(incident).toBeHidden();
});

test('who signed in as admin makes a token in the settings, sees it once, and revokes it', async ({
  page,
  dataDir,
  collectorUrl,
}) => {
  const admin = await makeToken(dataDir, 'admin');
  await expect.poll(async () => (await page.request.get(`${collectorUrl}/api/v1/stats`)).status()).toBe(401);
  await page.goto(`${collectorUrl}/settings`);
  await page.getByLabel('Token', { exact: true }).fill(admin);
  await page.keyboard.press('Enter');
  const tokens = page.getByRole('region', { name: 'Tokens' });
  await tokens.getByLabel('Name of a new token').fill('nightly');
  await tokens.getByLabel('Scope').selectOption('read');
  await tokens.getByRole('button', { name: 'Make a token' }).click();

  const shown = page.getByRole('region', { name: 'Secret of nightly' });
  const secret = (await shown.getByRole('code').textContent()) ?? '';
  const read = async () =>
    (await fetch(`${collectorUrl}/api/v1/stats`, { headers: { authorization: `Bearer ${secret}` } })).status;
  expect(await read()).toBe(200);
  await shown.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await expect(page.getByText('DRIFTSCOPE_KEEP_DAYS')).toBeVisible();
  await expect(tokens).not.toContainText(secret);

  await tokens.getByRole('button', { name: 'Revoke the token nightly' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await read()).toBe(200);
  await tokens.getByRole('button', { name: 'Revoke the token nightly' }).click();
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expect(tokens.getByRole('row', { name: 'nightly' })).toContainText('revoked');
  expect(await read()).toBe(401);
});

test('where only sending takes a token, the dashboard says how to come to one, and then opens files', async ({
  page,
  dataDir,
  collectorUrl,
}) => {
  const har = fileURLToPath(new URL('../../../collector/src/analyze/testing/gap.har', import.meta.url));
  const open = async () => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file' }).click();
    await (await choosing).setFiles(har);
  };
  const ingest = await makeToken(dataDir, 'ingest');
  await expect.poll(async () => (await page.request.get(`${collectorUrl}/api/v1/dsn`)).status()).toBe(401);
  await page.goto(`${collectorUrl}/settings`);
  await expect(page.getByRole('region', { name: 'DSNs' })).toContainText('Sending takes a token here');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.goto(`${collectorUrl}/sessions`);
  await open();
  const news = page.getByRole('status').filter({ hasText: 'gap.har was not opened' });
  await expect(news).toContainText('token create --scope admin');
  await expect(news.getByRole('button', { name: 'Copy the command' })).toBeVisible();

  const admin = await makeToken(dataDir, 'admin');
  await expect.poll(async () => (await page.request.get(`${collectorUrl}/api/v1/stats`)).status()).toBe(401);
  // Not by a button of the page: it may find out by itself, and be gone under the hand.
  await page.reload();
  const field = page.getByLabel('Token', { exact: true });
  await field.fill(ingest);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ask for one of scope read or admin.')).toBeVisible();
  await field.fill(admin);
  await page.keyboard.press('Enter');
  await open();
  await expect(page.getByText('gap.har has 1 session.')).toBeVisible();
});
