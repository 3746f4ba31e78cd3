import { openExtendedProfile } from '#support/browser/extension.ts';
import { readOverflow } from '#support/browser/read-overflow.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('batches wait on disk again after the browser closed the database under the background', async ({ stack }) => {
  const site = await startRecorderServer();
  const line = await startCuttableProxy(Number(new URL(stack.collectorUrl).port));
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: line.url });
  const ours = await profile.openView('panel');
  const page = await profile.context.newPage();
  await page.goto(site.url);
  await expect.poll(async () => (await stack.api.sessions()).length).toBe(1);

  const devtools = await profile.context.newCDPSession(ours);
  const origin = `chrome-extension://${profile.extensionId}`;
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  line.cut();
  await page.evaluate('__DRIFTSCOPE__.mark("kept")');
  // Who reads a database that is not there makes an empty one.
  const names = () => ours.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(names).toContain('driftscope-overflow');
  await expect.poll(async () => (await readOverflow(ours)).some((body) => body.includes('"kept"'))).toBe(true);

  await profile.close();
  await line.stop();
  await site.stop();
});
