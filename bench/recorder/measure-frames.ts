import { openThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

export interface FramesFigure {
  /** CPU of the page's thread for one frame that the page gives itself, all that follows from it included. */
  readonly cpuUs: number;
  /** Frames that a server sends, from the first to the last, as the page saw them. */
  readonly framesPerS: number;
}

/** Opens a page to measure what it costs to receive so many small frames. */
export async function openFramesStand(
  { profile, urlOf, openBeside }: Contender,
  count: number,
): Promise<Stand<FramesFigure>> {
  const page = await profile.context.newPage();
  await page.goto(urlOf('frames'));
  await openBeside?.(page);
  const meter = await openThreadMeter(page);

  const measure = async () => {
    const tookMs: number = await page.evaluate(`bench(${count})`);
    await page.evaluate(`prepare(${count})`);
    await page.waitForTimeout(150);
    const before = await meter.cpuMs();
    await page.evaluate('fire()');
    // What waits for a batch or an idle moment belongs to the price.
    await page.waitForTimeout(200);
    return { cpuUs: (((await meter.cpuMs()) - before) * 1e3) / count, framesPerS: (count / tookMs) * 1_000 };
  };

  for (let warm = 0; warm < 6; warm++) await measure();
  return { measure, close: () => page.close() };
}
