import { openPageMeter } from '../page-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

/** Opens a page to measure its heap in MB, after each of the given numbers of frames. */
export async function openHeapStand(
  { profile, urlOf }: Contender,
  counts: readonly number[],
): Promise<Stand<readonly number[]>> {
  const page = await profile.context.newPage();
  await page.goto(urlOf('frames'));
  const meter = await openPageMeter(page);
  return {
    measure: async () => {
      const heaps: number[] = [];
      for (const count of counts) {
        await page.evaluate(`bench(${count})`);
        await page.waitForTimeout(1_000);
        heaps.push(await meter.heapMb());
      }
      return heaps;
    },
    close: () => page.close(),
  };
}
