import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { browserPath } from '#support/browser/chromium.ts';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { hasSmallDisks, smallDiskFor } from '#support/browser/small-disk.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test.skip(!hasSmallDisks, 'this machine gives a browser no disk of its own');

test('what pages said while the collector was away and the disk was full arrives, and the panel says how it stands', {
  tag: '@nightly',
}, async ({ stack }) => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'driftscope-small-disk-'));
  const disk = await smallDiskFor(browserPath(), folder);
  const site = await startRecorderServer();
  const line = await startCuttableProxy(Number(new URL(stack.collectorUrl).port));
  const profile = await openExtendedProfile({ executablePath: disk.executablePath });
  await profile.configure({ record: 'all', collectorUrl: line.url });
  const page = await profile.context.newPage();
  await page.goto(site.url);
  const panel = await profile.openView('panel', page);
  await panel.getByRole('tab', { name: 'Settings' }).click();
  const arrived = async () => {
    const sessions = await stack.api.sessions();
    const records = await Promise.all(sessions.map(({ id }) => stack.api.records(id)));
    return records.flat().flatMap((record) => (record.kind === 'mark' ? [Number.parseInt(record.text, 10)] : []));
  };
  await mark(page, 0, 1);
  await expect.poll(arrived).toContain(0);

  await disk.fill();
  line.cut();
  // One write after the other finds no room, and the browser empties its database to find some.
  for (let second = 0; second < 12; second++) {
    await mark(page, 1 + 500 * second, 500);
    await page.waitForTimeout(1_000);
  }
  await expect(panel.getByText('takes nothing more: what waits is in memory alone')).toBeVisible();
  await page.goto(`${site.url}?again`);
  await mark(page, 6_001, 10);

  line.restore();
  await expect.poll(async () => (await arrived()).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(6_011);
  expect((await arrived()).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 6_011 }, (_, index) => index));
  await expect(panel.getByText('takes nothing more')).toHaveCount(0);

  await disk.makeRoom();
  await profile.close();
  await line.stop();
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Has the page write so many marks, numbered from `first`, each of some 200 bytes. */
async function mark(page: Page, first: number, count: number): Promise<void> {
  const end = first + count;
  await page.evaluate(`for (let n = ${first}; n < ${end}; n++) __DRIFTSCOPE__.mark(n + ' ' + 'x'.repeat(200))`);
}
