import { openExtendedProfile } from '#support/browser/extension.ts';
import { onExtensionsPage } from '#support/browser/extension-errors.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

/** Twenty times as long as the page waits before it tries. */
const BRIDGE_FINDS_OUT_MS = 1_000;

test('what a page had when the extension was switched off arrives once it is on again, and the popup says to reload the page', {
  tag: '@nightly',
}, async ({ stack }) => {
  const site = await startRecorderServer();
  const line = await startCuttableProxy(Number(new URL(stack.collectorUrl).port));
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: line.url });
  const page = await profile.context.newPage();
  await page.goto(site.url);
  await page.evaluate('__DRIFTSCOPE__.mark("before")');
  const marks = async () => {
    const records = await Promise.all((await stack.api.sessions()).map(({ id }) => stack.api.records(id)));
    return records.flat().flatMap((record) => (record.kind === 'mark' ? [record.text] : []));
  };
  await expect.poll(marks).toEqual(['before']);
  const popupUrl = await profile.viewUrl('popup', page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));

  // The collector is asked, and does not answer: what comes now is nowhere but in the page and the background.
  line.silence();
  await page.evaluate('__DRIFTSCOPE__.mark("unsettled")');
  const turn = (on: boolean) =>
    onExtensionsPage(profile.context, (ours) =>
      ours.evaluate(`chrome.management.setEnabled(${JSON.stringify(profile.extensionId)}, ${on})`),
    );
  await turn(false);
  // The bridge finds out when it tries to open another port, soon after the last one closed: until then it takes what comes.
  await page.waitForTimeout(BRIDGE_FINDS_OUT_MS);
  await page.evaluate('__DRIFTSCOPE__.mark("while it is off")');
  await turn(true);
  await expect.poll(marks).toEqual(['before', 'unsettled']);

  const popup = await profile.context.newPage();
  await popup.goto(popupUrl);
  await expect(popup.getByText('it was loaded before the extension')).toBeVisible();
  await page.reload();
  await page.evaluate('__DRIFTSCOPE__.mark("anew")');
  await expect.poll(marks).toContain('anew');
  expect(await marks()).not.toContain('while it is off');
  expect(complaints).toEqual([]);

  await profile.close();
  await line.stop();
  await site.stop();
});
