import { openThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

export interface FramesFigure {
  /** CPU of the page's thread for one frame that the page gives itself, all that follows from it included. */
  readonly cpuUs: number;
  /** Frames that a server sends, from the first to the last, as the page saw them. */
  readonly framesPerS: number;
}

export interface FramesCount {
  /** That the page gives itself. */
  readonly given: number;
  /** That a server sends: most of what one of these takes is the network's, so it needs many to see what is ours. */
  readonly sent: number;
}

/** Opens a page to measure what it costs to receive so many small frames. */
export async function openFramesStand(
  { profile, urlOf, openBeside }: Contender,
  { given, sent }: FramesCount,
): Promise<Stand<FramesFigure>> {
  const page = await profile.context.newPage();
  await page.goto(urlOf('frames'));
  await openBeside?.(page);
  const meter = await openThreadMeter(page);

  const measure = async () => {
    const tookMs: number = await page.evaluate(`bench(${sent})`);
    await page.evaluate(`prepare(${given})`);
    await page.waitForTimeout(150);
    const before = await meter.cpuMs();
    await page.evaluate('fire()');
    // What waits for a batch or an idle moment belongs to the price.
    await page.waitForTimeout(200);
    return { cpuUs: (((await meter.cpuMs()) - before) * 1e3) / given, framesPerS: (sent / tookMs) * 1_000 };
  };

  for (let warm = 0; warm < 6; warm++) await measure();
  return { measure, close: () => page.close() };
}
