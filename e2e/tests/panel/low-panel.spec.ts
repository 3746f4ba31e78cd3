import { openExtendedProfile } from '#support/browser/extension.ts';
import { FaultPanel } from '#support/screens/fault-panel.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('in a panel that is lower than its notices the records are read below them, and the sections stay in reach', {
  tag: '@nightly',
}, async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const panel = await profile.openView('panel', page);
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
  const faults = new FaultPanel(panel);
  await faults.open();
  for (const name of ['Refuse', 'Hide', 'Slow']) await faults.begin(name, { for: '600' });
  await expect(panel.getByRole('region', { name: 'Active faults' }).getByRole('listitem')).toHaveCount(3);
  await panel.getByRole('tab', { name: 'Records' }).click();

  await panel.setViewportSize({ width: 400, height: 170 });
  const list = panel.getByRole('listbox', { name: 'Records' });
  await list.evaluate((one) => one.scrollIntoView({ block: 'end' }));
  await expect(list.getByRole('option').last()).toBeInViewport();
  expect(await list.evaluate((one) => one.clientHeight)).toBeGreaterThan(50);
  await expect(panel.getByRole('tab', { name: 'Records' })).toBeInViewport({ ratio: 1 });
  await profile.close();
  await site.stop();
});
