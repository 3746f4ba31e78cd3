import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArgs, launchOptions } from '#support/browser/chromium.ts';
import { configureExtension, extensionArgs } from '#support/browser/extension.ts';
import { readOverflow } from '#support/browser/read-overflow.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('what waited for the collector when the browser crashed arrives once after its next start, though no page is open', {
  tag: '@nightly',
}, async ({ stack }) => {
  const site = await startRecorderServer();
  const line = await startCuttableProxy(Number(new URL(stack.collectorUrl).port));
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-profile-'));
  const start = () =>
    chromium.launchPersistentContext(dir, {
      ...launchOptions(),
      headless: true,
      args: [...chromiumArgs, ...extensionArgs],
    });
  const first = await start();
  await configureExtension(first, { record: 'all', collectorUrl: line.url });
  const page = await first.newPage();
  await page.goto(site.url);
  const marks = async () => {
    const records = await Promise.all((await stack.api.sessions()).map(({ id }) => stack.api.records(id)));
    return records.flat().flatMap((record) => (record.kind === 'mark' ? [record.text] : []));
  };
  await page.evaluate('__DRIFTSCOPE__.mark("before")');
  await expect.poll(marks).toEqual(['before']);
  line.cut();
  await page.evaluate('for (const text of ["one", "two", "three"]) __DRIFTSCOPE__.mark(text)');
  const ours = await first.newPage();
  await ours.goto(
    `${first
      .serviceWorkers()[0]
      ?.url()
      .replace(/background.*$/, '')}welcome.html`,
  );
  await expect.poll(async () => (await readOverflow(ours)).join()).toContain('three');

  const gone = first.waitForEvent('close');
  const devtools = await first.newCDPSession(ours);
  // It answers nothing any more.
  devtools.send('Browser.crash').catch(() => undefined);
  await gone;
  line.restore();
  const second = await start();
  await expect.poll(marks).toEqual(['before', 'one', 'two', 'three']);

  await second.close();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  await line.stop();
  await site.stop();
});
