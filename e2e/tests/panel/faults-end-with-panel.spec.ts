import { FaultPanel } from '#support/screens/fault-panel.ts';
import { expect, test } from '#support/test.ts';

test('faults end when the page is left, and like travel when the panel is closed', async ({ openDevice }) => {
  const { chat, profile } = await openDevice('drifting');
  await chat.logIn('Bob');
  const panel = await profile.openView('panel', chat.page);
  const faults = new FaultPanel(panel);
  await faults.open();

  await faults.begin('Skew clock', { by: '60' });
  await faults.expectActive('clock 1 h fast');
  const isSkewed = () => chat.page.evaluate(() => Date.now() - performance.timeOrigin - performance.now() > 1_800_000);
  expect(await isSkewed()).toBe(true);
  await chat.page.reload();
  await faults.expectActive();
  expect(await isSkewed()).toBe(false);

  const told = panel.getByRole('note').filter({ hasText: 'The page was left, which undid: clock 1 h fast.' });
  await told.getByRole('button', { name: 'Begin again' }).click();
  await faults.expectActive('clock 1 h fast');
  await expect(told).toBeHidden();
  await panel.getByRole('tab', { name: 'State' }).click();
  await panel.getByRole('button', { name: 'Travel', exact: true }).click();
  const putThere = panel.getByRole('button', { name: 'Put the page there' });
  await expect(putThere).toBeVisible();
  await chat.logOut();
  const logIn = chat.page.getByRole('button', { name: 'Log in' });
  await expect(logIn).toBeVisible();
  // Until the panel has heard of the logout there may be no change whose state is held.
  await expect(async () => {
    await panel.getByRole('button', { name: 'Latest' }).click();
    await panel.getByRole('button', { name: 'Change before' }).click();
    await putThere.click({ timeout: 1_000 });
    await expect(logIn).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await panel.close();
  await expect.poll(isSkewed).toBe(false);
  await expect(logIn).toBeVisible();
});
