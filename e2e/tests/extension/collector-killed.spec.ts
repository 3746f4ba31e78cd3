import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { createCollectorApi } from '#support/collector/collector-api.ts';
import { startCollectorProcess } from '#support/collector/collector-process.ts';
import { freePort } from '#support/sites/free-port.ts';
import { expect, test } from '#support/test.ts';

const MARKS = 1_000;
const KILLS_AT = [200, 500, 800];

test('a collector that is killed while a page is recorded has every record once', {
  tag: '@nightly',
}, async ({ stack }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
  const port = await freePort();
  const collectorUrl = `http://127.0.0.1:${port}`;
  let collector = await startCollectorProcess(port, dataDir);
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl });
  const page = await profile.context.newPage();
  await page.goto(`http://127.0.0.1:${stack.chatPort}/`);

  for (let n = 1; n <= MARKS; n++) {
    await mark(page, n);
    if (!KILLS_AT.includes(n)) continue;
    await collector.kill();
    for (const end = n + 50; n < end; ) await mark(page, ++n);
    collector = await startCollectorProcess(port, dataDir);
  }

  const api = createCollectorApi(collectorUrl);
  const recorded = async () => {
    const [session] = await api.sessions();
    return session === undefined ? [] : await api.records(session.id);
  };
  const marksOf = async () => (await recorded()).flatMap((record) => (record.kind === 'mark' ? [record.text] : []));
  await expect.poll(async () => (await marksOf()).length).toBeGreaterThanOrEqual(MARKS);
  expect(await marksOf()).toEqual(Array.from({ length: MARKS }, (_, index) => `mark ${index + 1}`));
  const seqs = (await recorded()).map(({ seq }) => seq);
  expect(seqs).toEqual(Array.from(seqs, (_, index) => index + 1));

  await profile.close();
  await collector.kill();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function mark(page: Page, n: number): Promise<void> {
  await page.evaluate(`__DRIFTSCOPE__.mark('mark ${n}')`);
}
