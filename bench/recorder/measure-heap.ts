import { openPageMeter } from '../page-meter.ts';
import type { Contender } from './contender.ts';

/** Heap of a page in MB, after each of the given numbers of frames. */
export async function measureHeap(
  { profile, urlOf }: Contender,
  counts: readonly number[],
): Promise<readonly number[]> {
  const page = await profile.context.newPage();
  try {
    await page.goto(urlOf('frames'));
    const meter = await openPageMeter(page);
    const heaps: number[] = [];
    for (const count of counts) {
      await page.evaluate(`bench(${count})`);
      await page.waitForTimeout(1_000);
      heaps.push(await meter.heapMb());
    }
    return heaps;
  } finally {
    await page.close();
  }
}
