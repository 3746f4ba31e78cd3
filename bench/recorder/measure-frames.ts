import { openPageMeter } from '../page-meter.ts';
import type { Contender } from './contender.ts';

export interface FramesFigure {
  /** CPU of the page's thread for one frame, all that follows from it included. */
  readonly cpuUs: number;
  /** From the first frame to the last, as the page saw them. */
  readonly framesPerS: number;
}

/** What it costs to receive so many small frames. */
export async function measureFrames({ profile, urlOf }: Contender, count: number): Promise<FramesFigure> {
  const page = await profile.context.newPage();
  try {
    await page.goto(urlOf('frames'));
    const meter = await openPageMeter(page);
    await page.evaluate('bench(1000)');
    const before = await meter.taskS();
    const tookMs: number = await page.evaluate(`bench(${count})`);
    // What waits for a batch or an idle moment belongs to the price.
    await page.waitForTimeout(300);
    const cpuUs = (((await meter.taskS()) - before) * 1e6) / count;
    return { cpuUs, framesPerS: (count / tookMs) * 1_000 };
  } finally {
    await page.close();
  }
}
