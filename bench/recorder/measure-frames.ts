import { openThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

/** Opens a page to measure the µs of its thread that one of so many small frames takes, all that follows from it included. */
export async function openFramesStand(
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
    await page.evaluate('fire()');
    // What waits for a batch or an idle moment belongs to the price.
    await page.waitForTimeout(200);
    return (((await meter.cpuMs()) - before) * 1e3) / count;
  };
  for (let warm = 0; warm < 6; warm++) await measure();
  return { measure, close: () => page.close() };
}
