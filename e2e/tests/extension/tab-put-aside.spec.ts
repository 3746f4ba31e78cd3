import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('a tab that the browser put aside is recorded when it comes back under another number, as the same tab and in the same panel', {
  tag: '@nightly',
}, async ({ stack }) => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'devtools', collectorUrl: stack.collectorUrl });
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const former = await profile.tabIdOf(page);
  const panel = await profile.context.newPage();
  await panel.goto(`chrome-extension://${profile.extensionId}/panel.html?tabId=${former}`);
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();

  const now = await panel.evaluate((id) => chrome.tabs.discard(id).then((tab) => tab?.id ?? id), former);
  expect(now).not.toBe(former);
  const aside = panel.getByRole('note').filter({ hasText: 'discarded this page to save memory' });
  await expect(aside).toBeVisible();

  const shown = profile.context.waitForEvent('page');
  await panel.evaluate((id) => chrome.tabs.update(id, { active: true }), now);
  await (await shown).evaluate('__DRIFTSCOPE__.mark("back")');
  await expect(aside).toBeHidden();
  await panel.getByRole('tab', { name: 'Records' }).click();
  await expect(panel.getByRole('option').filter({ hasText: 'mark' })).toContainText('back');
  const tabs = async () => (await stack.api.sessions()).flatMap(({ tab }) => tab ?? []);
  await expect.poll(async () => (await tabs()).length).toBe(2);
  expect(new Set(await tabs()).size).toBe(1);

  await profile.close();
  await site.stop();
});
