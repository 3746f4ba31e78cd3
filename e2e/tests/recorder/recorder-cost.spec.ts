import type { Page } from '@playwright/test';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { expect, test } from '#support/test.ts';

test('the panel shows what recording costs the page', {
  tag: '@nightly',
}, async ({ stack }) => {
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all' });
  const url = `http://127.0.0.1:${stack.chatPort}/`;
  const page = await profile.context.newPage();
  await page.goto(url);
  const panel = await profile.context.newPage();
  const extension = `chrome-extension://${profile.extensionId}/panel.html`;
  await panel.goto(extension);
  await panel.goto(`${extension}?tabId=${await tabIdOf(panel, url)}`);

  await panel.getByRole('tab', { name: 'Settings' }).click();
  await page.evaluate(`setInterval(() => { for (let n = 0; n < 50; n++) __DRIFTSCOPE__.mark('m') }, 100)`);

  await expect(panel.getByText(/about [\d,]+ µs a second/)).toBeVisible();
  // Ten times a second fifty, give or take what timers are late.
  await expect(panel.getByText(/^[345]\d\d(\.\d)? a second$/)).toBeVisible();
  await expect(panel.getByText('0 records dropped, 0 payloads cut')).toBeVisible();
  await profile.close();
});

/** The number of the tab that shows an address, as the extension's own pages may ask for it. */
async function tabIdOf(extensionPage: Page, url: string): Promise<number> {
  const id = await extensionPage.evaluate(async () => (await chrome.tabs.query({})).map((tab) => [tab.url, tab.id]));
  const found = id.find(([tabUrl]) => tabUrl === url)?.[1];
  if (typeof found !== 'number') throw new Error(`no tab shows ${url}`);
  return found;
}
