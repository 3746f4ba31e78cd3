import { openThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

/** As many as come to a busy room in one go, and how often. */
const TOGETHER = 30;
const EVERY_MS = 30;

/** Opens a page to measure the µs of its thread that one of so many small frames takes when they keep coming, a few at a time. */
export async function openStreamStand(
  { profile, urlOf, openBeside }: Contender,
  count: number,
): Promise<Stand<number>> {
  const page = await profile.context.newPage();
  await page.goto(urlOf('frames'));
  await openBeside?.(page);
  const meter = await openThreadMeter(page);
  const measure = async () => {
    await page.evaluate(`prepare(${count})`);
    await page.waitForTimeout(150);
    const before = await meter.cpuMs();
    await page.evaluate(`stream(${TOGETHER}, ${EVERY_MS})`);
    // What waits for a batch, and the answer to the last, belong to the price.
    await page.waitForTimeout(700);
    return (((await meter.cpuMs()) - before) * 1e3) / count;
  };
  for (let warm = 0; warm < 2; warm++) await measure();
  return { measure, close: () => page.close() };
}
