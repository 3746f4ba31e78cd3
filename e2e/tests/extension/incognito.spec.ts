import type { Page } from '@playwright/test';
import { type ExtendedProfile, openExtendedProfile } from '#support/browser/extension.ts';
import { onExtensionsPage } from '#support/browser/extension-errors.ts';
import { readOverflow } from '#support/browser/read-overflow.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('nothing of an incognito window is written to disk, and its records are those of another browser', {
  tag: '@nightly',
}, async ({ stack }) => {
  const site = await startRecorderServer();
  const line = await startCuttableProxy(Number(new URL(stack.collectorUrl).port));
  const profile = await openExtendedProfile();
  const ours = await allowIncognito(profile);
  await profile.configure({ record: 'all', collectorUrl: line.url });
  const ordinary = await profile.context.newPage();
  await ordinary.goto(`${site.url}/?ordinary`);
  const opened = profile.context.waitForEvent('page');
  await ours.evaluate((url) => chrome.windows.create({ incognito: true, url }), `${site.url}/?private`);
  const hidden = await opened;
  await hidden.waitForURL(/private/);
  const browserOf = async (name: string) =>
    (await stack.api.sessions()).find(({ url }) => url === `${site.url}/?${name}`)?.browser;
  await expect.poll(() => browserOf('ordinary')).toBeTruthy();
  await expect.poll(() => browserOf('private')).toBeTruthy();
  expect(await browserOf('private')).not.toBe(await browserOf('ordinary'));

  line.cut();
  await hidden.evaluate('__DRIFTSCOPE__.mark("private while the collector is away")');
  await ordinary.evaluate('__DRIFTSCOPE__.mark("ordinary while the collector is away")');
  const onDisk = async () => (await readOverflow(ours)).join();
  await expect.poll(onDisk).toContain('ordinary while');
  await hidden.evaluate('__DRIFTSCOPE__.mark("private to the end")');
  await hidden.close();
  await ordinary.evaluate('__DRIFTSCOPE__.mark("ordinary after that")');
  await expect.poll(onDisk).toContain('ordinary after');
  expect(await onDisk()).not.toContain('private');

  line.restore();
  const marks = async () => {
    const records = await Promise.all((await stack.api.sessions()).map(({ id }) => stack.api.records(id)));
    return records.flat().flatMap((record) => (record.kind === 'mark' ? [record.text] : []));
  };
  await expect
    .poll(marks)
    .toEqual(expect.arrayContaining(['private while the collector is away', 'private to the end']));
  await profile.close();
  await line.stop();
  await site.stop();
});

/** As its user does, after which the browser loads the extension anew. Answers a page of it. */
async function allowIncognito({ context, extensionId }: ExtendedProfile): Promise<Page> {
  const update = JSON.stringify({ extensionId, incognitoAccess: true });
  await onExtensionsPage(context, (page) =>
    page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${update})`),
  );
  const page = await context.newPage();
  const isAllowed = async () => {
    await page.goto(`chrome-extension://${extensionId}/welcome.html`);
    return page.evaluate(() => chrome.extension.isAllowedIncognitoAccess());
  };
  await expect.poll(() => isAllowed().catch(() => false)).toBe(true);
  return page;
}
