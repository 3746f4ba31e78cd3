import { openPageMeter } from '../page-meter.ts';
import type { Contender } from './contender.ts';

/** CPU ms of the page's thread to load an empty page. */
export async function measureStart({ profile, urlOf }: Contender): Promise<number> {
  const page = await profile.context.newPage();
  try {
    const meter = await openPageMeter(page);
    const before = await meter.taskS();
    await page.goto(urlOf('empty'));
    return ((await meter.taskS()) - before) * 1_000;
  } finally {
    await page.close();
  }
}
