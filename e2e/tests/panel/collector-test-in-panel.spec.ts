import { openExtendedProfile } from '#support/browser/extension.ts';
import { expect, test } from '#support/dashboard-test.ts';
import { freePort } from '#support/sites/free-port.ts';

test('the panel tells whether a collector is at an address before that is saved', { tag: '@nightly' }, async ({
  collectorUrl,
}) => {
  const profile = await openExtendedProfile();
  const panel = await profile.openView('panel', 1);
  await panel.getByRole('tab', { name: 'Settings' }).click();
  const address = panel.getByLabel('Collector', { exact: true });
  const ask = panel.getByRole('button', { name: 'Test the collector' });

  const silent = `http://127.0.0.1:${await freePort()}`;
  await address.fill(silent);
  await ask.click();
  await expect(panel.getByRole('alert')).toContainText(`Nobody answers at ${silent}`);

  await address.fill(`${collectorUrl}/`);
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await ask.click();
  await expect(panel.getByText('answers, and takes records')).toContainText(`The collector at ${collectorUrl} answers`);
  await profile.close();
});
