import { type ExtendedProfile, openExtendedProfile } from '#support/browser/extension.ts';
import { stopWorkers } from '#support/browser/stop-workers.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('of a page that cannot be recorded popup and panel say why', { tag: '@nightly' }, async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all' });
  const closed = 'The browser keeps this extension out of such pages';
  const pages = [
    ['about:blank', closed],
    ['data:text/html,<p>data', closed],
    ['chrome://version', closed],
    [await profile.viewUrl('welcome'), closed],
    [`${site.url}/broken`, 'or the browser shows an error here'],
  ] as const;
  for (const [url, words] of pages) {
    const page = await profile.context.newPage();
    // An error page counts as a failure.
    await page.goto(url).catch(() => undefined);
    const tabId = await lastTab(profile);
    for (const view of ['popup', 'panel'] as const) {
      const ours = await profile.openView(view, tabId);
      await expect(ours.getByText(words).first()).toBeVisible();
      await ours.close();
    }
    await page.close();
  }
  await profile.close();
  await site.stop();
});

test('a quiet page is known to the popup after a rest of the background', { tag: '@nightly' }, async () => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'listed' });
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const popupUrl = await profile.viewUrl('popup', page);
  await stopWorkers(await profile.openView('welcome'));
  const popup = await profile.context.newPage();
  await popup.goto(popupUrl);
  await expect(popup.getByText('is not among the origins that are recorded')).toBeVisible();
  await profile.close();
  await site.stop();
});

/** The address of a tab that the extension may not look into is hidden from it. */
async function lastTab(profile: ExtendedProfile): Promise<number> {
  const [worker] = profile.context.serviceWorkers();
  const tabs = await worker?.evaluate(() => chrome.tabs.query({}));
  const id = tabs?.at(-1)?.id;
  if (id === undefined) throw new Error('no tab is open');
  return id;
}
