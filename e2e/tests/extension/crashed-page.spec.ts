import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('of a page that crashed the panel says so, keeps what it had of it, and records it on once it is reloaded', {
  tag: '@nightly',
}, async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const panel = await profile.openView('panel', page);
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
  await page.evaluate('__DRIFTSCOPE__.mark("before")');
  await panel.getByRole('tab', { name: 'Records' }).click();
  const marks = panel.getByRole('option').filter({ hasText: 'mark' });
  await expect(marks).toHaveCount(1);

  const devtools = await profile.context.newCDPSession(page);
  // It answers to nobody any more.
  void devtools.send('Page.crash').catch(() => undefined);
  const crash = panel.getByRole('note').filter({ hasText: 'This page has crashed' });
  await expect(crash).toBeVisible();
  await expect(marks).toHaveCount(1);

  await panel.getByRole('button', { name: 'Reload the page' }).click();
  await expect(crash).toBeHidden();
  await expect(panel.getByRole('option').filter({ hasText: 'page.load' }).last()).toContainText('reload');

  await profile.close();
  await site.stop();
});
