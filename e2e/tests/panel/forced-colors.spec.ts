import type { Locator } from '@playwright/test';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('in the colours of a system that has few, the open section, the chosen record, the field with the focus, a switch and what is chosen of several are told from the others', {
  tag: '@nightly',
}, async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const panel = await profile.context.newPage();
  await panel.emulateMedia({ forcedColors: 'active' });
  await panel.goto(await profile.viewUrl('panel', page));
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();

  await panel.getByRole('tab', { name: 'Records' }).click();
  const line = (tab: Locator) => tab.evaluate((button) => getComputedStyle(button).borderBottomColor);
  expect(await line(panel.getByRole('tab', { name: 'Records' }))).not.toBe(
    await line(panel.getByRole('tab', { name: 'State' })),
  );
  const record = panel.getByRole('option').first();
  await record.click();
  await expect(record).toHaveCSS('outline-style', 'solid');

  await panel.getByRole('tab', { name: 'Settings' }).click();
  const collector = panel.getByRole('textbox', { name: 'Collector' });
  await expect(collector).toHaveCSS('outline-style', 'none');
  await collector.focus();
  await expect(collector).toHaveCSS('outline-style', 'solid');
  await expect(panel.locator('.mantine-Switch-track')).toHaveCSS('border-top-style', 'solid');
  const [mark, ground] = await panel.getByRole('radio', { checked: true }).evaluate((radio) => {
    const icon = radio.nextElementSibling ?? radio;
    return [getComputedStyle(icon).color, getComputedStyle(radio).backgroundColor];
  });
  expect(mark).not.toBe(ground);
  await profile.close();
  await site.stop();
});
