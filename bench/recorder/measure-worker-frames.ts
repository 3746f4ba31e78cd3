import { openThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

/**
 * Opens a page to measure the µs that a small frame takes which its worker gives itself: of all threads of its process, for what is seen in
 * the worker is told by the page.
 */
export async function openWorkerFramesStand({ profile, urlOf }: Contender, count: number): Promise<Stand<number>> {
  const page = await profile.context.newPage();
  await page.goto(urlOf('worker'));
  const meter = await openThreadMeter(page);
  const measure = async () => {
    await page.evaluate(`prepare(${count})`);
    await page.waitForTimeout(150);
    const before = await meter.processMs();
    await page.evaluate('fire()');
    // What waits for a batch, and the answer to the last, belong to the price.
    await page.waitForTimeout(400);
    return (((await meter.processMs()) - before) * 1e3) / count;
  };
  for (let warm = 0; warm < 4; warm++) await measure();
  return { measure, close: () => page.close() };
}
