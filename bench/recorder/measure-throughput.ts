import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

/** Opens a page to measure how many small frames a second it sees of so many that a server sends as fast as it can. */
export async function openThroughputStand(
  { profile, urlOf, openBeside }: Contender,
  count: number,
): Promise<Stand<number>> {
  const page = await profile.context.newPage();
  await page.goto(urlOf('frames'));
  await openBeside?.(page);
  const measure = async () => {
    const tookMs: number = await page.evaluate(`bench(${count})`);
    return (count / tookMs) * 1_000;
  };
  for (let warm = 0; warm < 6; warm++) await measure();
  return { measure, close: () => page.close() };
}
