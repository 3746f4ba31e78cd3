import { openExtendedProfile } from '#support/browser/extension.ts';
import { expect, test } from '#support/test.ts';

test('the panel shows what recording costs the page', {
  tag: '@nightly',
}, async ({ stack }) => {
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all' });
  const page = await profile.context.newPage();
  await page.goto(`http://127.0.0.1:${stack.chatPort}/`);
  const panel = await profile.openView('panel', page);

  await panel.getByRole('tab', { name: 'Settings' }).click();
  await page.evaluate(`setInterval(() => { for (let n = 0; n < 50; n++) __DRIFTSCOPE__.mark('m') }, 100)`);

  await expect(panel.getByText(/about [\d,]+ µs a second/)).toBeVisible();
  // Ten times a second fifty, give or take what timers are late.
  await expect(panel.getByText(/^[345]\d\d(\.\d)? a second$/)).toBeVisible();
  await expect(panel.getByText('0 records dropped, 0 payloads cut')).toBeVisible();
  await profile.close();
});
