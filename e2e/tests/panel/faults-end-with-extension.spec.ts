import { openExtendedProfile } from '#support/browser/extension.ts';
import { FaultPanel } from '#support/screens/fault-panel.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('what the panel broke in a page is mended when the extension is updated, though nobody is left to ask for it', async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const panel = await profile.openView('panel', page);
  const faults = new FaultPanel(panel);
  await faults.open();
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
  await faults.begin('Skew clock', { by: '60', for: '600' });
  await faults.expectActive('clock 1 h fast');
  const isSkewed = () => page.evaluate(() => Date.now() - performance.timeOrigin - performance.now() > 1_800_000);
  expect(await isSkewed()).toBe(true);

  const closed = panel.waitForEvent('close');
  const reloaded = panel.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await Promise.all([closed, reloaded]);
  await expect.poll(isSkewed).toBe(false);

  await profile.close();
  await site.stop();
});
