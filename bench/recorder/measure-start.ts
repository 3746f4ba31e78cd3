import { openThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

/** Opens a page to measure the CPU ms of its thread from the reload of an empty page to its load event. */
export async function openStartStand({ profile, urlOf }: Contender): Promise<Stand<number>> {
  const page = await profile.context.newPage();
  const measure = async () => {
    const meter = await openThreadMeter(page);
    const before = await meter.cpuMs();
    await page.reload();
    return (await meter.cpuMs()) - before;
  };
  await page.goto(urlOf('empty'));
  await measure();
  return { measure, close: () => page.close() };
}
