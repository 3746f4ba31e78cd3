import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('after Back the panel is about the page that came back: who is logged in there, and the faults that begin there', async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile({ withoutArgs: ['--disable-back-forward-cache'] });
  await profile.configure({ record: 'devtools' });
  const page = await profile.context.newPage();
  await page.goto(`${site.url}/?first`);
  const panel = await profile.openView('panel', page);
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
  await page.evaluate('fetch("/api/login", { method: "POST", body: "{}" }).then((answer) => answer.json())');
  await panel.getByRole('tab', { name: 'Now' }).click();
  const user = panel.getByRole('region', { name: 'User' });
  await expect(user).toContainText('Alice');

  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}/?second`);
  await page.evaluate('__DRIFTSCOPE__.mark("second")');
  await expect(user).toContainText('Nothing that the page sends');
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.evaluate('location.search')).toBe('?first');
  await page.evaluate('__DRIFTSCOPE__.mark("first again")');
  await expect(user).toContainText('Alice');

  await panel.getByRole('tab', { name: 'Faults' }).click();
  await panel.getByRole('button', { name: 'Offline', exact: true }).click();
  await panel.getByRole('button', { name: /^Undo: / }).click();
  await expect(panel.getByRole('region', { name: 'Active faults' })).toBeHidden();
  await profile.close();
  await site.stop();
});
