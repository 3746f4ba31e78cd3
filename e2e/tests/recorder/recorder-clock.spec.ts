import { readBatch } from '#support/bundles/read-batch.ts';
import { expect, test } from '#support/recorder-test.ts';

/** To the page's clock, and to the origin that the browser gives it, a machine's sleep is no time at all. */
const sleepiness = (sleptMs: number) => `{
  const { now } = Date;
  let sleptMs = ${sleptMs};
  Date.now = () => now() + sleptMs;
  window.sleepFor = (ms) => { sleptMs += ms; };
}`;

const HOUR_MS = 3_600_000;

test('a page tells the time of its machine, also of one that slept before it was opened, and while it was', async ({
  openRecorded,
}) => {
  const { page, recordsOf } = await openRecorded({ before: sleepiness(24 * HOUR_MS) });
  const machineMs = () => page.evaluate(() => Date.now());
  await page.evaluate('__DRIFTSCOPE__.mark("before")');
  await page.waitForTimeout(1_100);
  await page.evaluate(`sleepFor(${HOUR_MS})`);
  await page.waitForTimeout(1_100);
  const fromMs = await machineMs();
  await page.evaluate('__DRIFTSCOPE__.mark("after")');
  const untilMs = await machineMs();

  const [before, after] = await recordsOf('mark');
  const texts = await page.evaluate(() => window.recorderUnderTest.texts);
  const origins = new Set(texts.map((text) => readBatch(text).session.originMs));
  expect(origins.size).toBe(1);
  const [originMs = 0] = origins;
  // The two clocks are read one after the other, and one of them tells whole milliseconds.
  expect(originMs + (after?.t ?? 0)).toBeGreaterThanOrEqual(fromMs - 5);
  expect(originMs + (after?.t ?? 0)).toBeLessThanOrEqual(untilMs + 5);
  expect(after?.t).toBeGreaterThan((before?.t ?? 0) + HOUR_MS);
});
