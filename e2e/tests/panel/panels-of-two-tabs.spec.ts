import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('two tabs of one app, in two windows, each have their own panel, and one that is closed ends the recording of its tab alone', {
  tag: '@nightly',
}, async () => {
  const site = await startRecorderServer({ '/one': '', '/two': '' });
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'devtools' });
  const welcome = await profile.openView('welcome');
  const openTab = async (name: string) => {
    const opened = profile.context.waitForEvent('page');
    await welcome.evaluate((url) => chrome.windows.create({ url }), `${site.url}/${name}`);
    const page = await opened;
    await page.waitForURL(`${site.url}/${name}`);
    const panel = await profile.openView('panel', page);
    await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
    await panel.getByRole('tab', { name: 'Records' }).click();
    const marks = panel.getByRole('option').filter({ hasText: 'mark' });
    return { page, panel, marks, mark: () => page.evaluate(`__DRIFTSCOPE__.mark('of ${name}')`) };
  };
  const [one, two] = [await openTab('one'), await openTab('two')];
  await one.mark();
  await two.mark();
  await expect(one.marks).toContainText(['one']);
  await expect(two.marks).toContainText(['two']);

  await one.panel.close();
  const popup = await profile.openView('popup', one.page);
  await expect(popup.getByText('while the developer tools (F12) show the tab')).toBeVisible();
  await two.mark();
  await expect(two.marks).toHaveCount(2);
  await profile.close();
  await site.stop();
});
