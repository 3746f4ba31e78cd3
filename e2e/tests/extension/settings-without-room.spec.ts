import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

const address = `http://${'long.'.repeat(20)}example`;

test('settings for which the browser has no room stay as they were typed, and are saved once it has', {
  tag: '@nightly',
}, async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'devtools' });
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const panel = await profile.openView('panel', page);
  await panel.evaluate(async () => {
    const { local } = chrome.storage;
    // Room for the settings of a user in place of those of a test, which say less, and for no long address.
    await local.set({ left: 'x'.repeat(local.QUOTA_BYTES - (await local.getBytesInUse()) - 60) });
  });

  await panel.getByRole('tab', { name: 'Settings' }).click();
  const collector = panel.getByRole('textbox', { name: 'Collector' });
  await collector.fill(address);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  const told = panel.getByRole('alert').filter({ hasText: 'The settings could not be saved' });
  await expect(told).toContainText('quota');
  await expect(panel.getByText('Not saved yet.')).toBeVisible();

  // Elsewhere something else is changed, and something is left.
  const popup = await profile.openView('popup', page);
  await popup.getByRole('combobox', { name: 'Record' }).selectOption('all');
  await expect(popup.getByRole('combobox', { name: 'Record' })).toHaveValue('all');
  await expect(panel.getByRole('radio', { name: 'All pages' })).toBeChecked();
  await expect(collector).toHaveValue(address);

  await popup.evaluate(() => chrome.storage.local.remove('left'));
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(told).toHaveCount(0);
  await expect(panel.getByText('Saved. It holds for all tabs.')).toBeVisible();
  const stored = await panel.evaluate(() => chrome.storage.local.get('settings'));
  expect(stored.settings).toMatchObject({ record: 'all', collectorUrl: address });
  await profile.close();
  await site.stop();
});
