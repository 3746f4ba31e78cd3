import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { readOverflow } from '#support/browser/read-overflow.ts';
import { stopWorkers } from '#support/browser/stop-workers.ts';
import { createCollectorApi } from '#support/collector/collector-api.ts';
import { startCollectorProcess } from '#support/collector/collector-process.ts';
import { freePort } from '#support/sites/free-port.ts';
import { expect, test } from '#support/test.ts';

const OUTAGE_MS = 10_000;

test('5,000 records arrive once each, whatever ends on the way', async ({ stack }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
  const port = await freePort();
  const collectorUrl = `http://127.0.0.1:${port}`;
  let collector = await startCollectorProcess(port, dataDir);
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl });
  const ours = await profile.openView('panel');
  const page = await profile.context.newPage();
  const other = await profile.context.newPage();
  const url = `http://127.0.0.1:${stack.chatPort}/`;
  const api = createCollectorApi(collectorUrl);
  const sessions = async () =>
    Promise.all((await api.sessions()).map(async ({ id }) => ({ id, records: await api.records(id) })));
  const arrived = async () =>
    (await sessions()).flatMap(({ records }) => records.flatMap((one) => (one.kind === 'mark' ? [one.text] : [])));
  await page.goto(url);

  await mark(page, 1, 1_000);
  await stopWorkers(ours);
  await mark(page, 1_001, 500);
  await stopWorkers(ours);
  // In the very moment: no background runs, and none can be started before the page is gone.
  await mark(page, 1_501, 500, { thenLeaveFor: `${url}?again` });
  await page.waitForURL(`${url}?again`);
  await mark(page, 2_001, 500);

  await collector.kill();
  const outageEnds = Date.now() + OUTAGE_MS;
  await other.goto(url);
  await mark(other, 2_501, 500);
  await mark(page, 3_001, 500, { thenLeaveFor: `${url}?third` });
  await page.waitForURL(`${url}?third`);
  await mark(page, 3_501, 500);
  await mark(other, 4_001, 500);
  await other.close();
  // What the left pages had is on disk alone from here on.
  for (const last of ['3500', '4500']) {
    await expect.poll(async () => (await readOverflow(ours)).some((body) => body.includes(`"${last}"`))).toBe(true);
  }
  await stopWorkers(ours);
  await expect.poll(() => Date.now(), { timeout: OUTAGE_MS + 5_000 }).toBeGreaterThan(outageEnds);
  collector = await startCollectorProcess(port, dataDir);
  await mark(page, 4_501, 500);

  await expect.poll(async () => (await arrived()).length).toBeGreaterThanOrEqual(5_000);
  const numbers = (await arrived()).map(Number).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
  for (const { records } of await sessions()) {
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  }

  await profile.close();
  await collector.kill();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Has the page write so many marks, numbered from `first`, and be left within the same task if it is to be. */
async function mark(page: Page, first: number, count: number, leave: { thenLeaveFor?: string } = {}): Promise<void> {
  const marks = `for (let n = 0; n < ${count}; n++) __DRIFTSCOPE__.mark(String(${first} + n));`;
  const then = leave.thenLeaveFor === undefined ? '' : `location.href = ${JSON.stringify(leave.thenLeaveFor)};`;
  await page.evaluate(`(() => { ${marks} ${then} })()`);
}
