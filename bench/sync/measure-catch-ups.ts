import type { Profile } from '@driftscope/e2e';
import { median } from '../median.ts';
import { openPageMeter } from '../page-meter.ts';
import type { SyncSite } from './sync-site.ts';

export interface CatchUp {
  readonly missed: number;
  /** Of the page's thread, until all of it is in the list that a screen shows, and stored. */
  readonly cpuMs: number;
  readonly bytes: number;
}

const ROUNDS = 3;

/** What it costs a page to get so many changes that it missed. */
export async function measureCatchUps(
  { context }: Profile,
  site: SyncSite,
  numbers: readonly number[],
): Promise<readonly CatchUp[]> {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.evaluate(`shows(${site.count()})`);
  const meter = await openPageMeter(page);

  const catchUp = async (missed: number): Promise<CatchUp> => {
    const beforeBytes = site.readBytes();
    site.write(missed);
    // What was stored before may still be under way.
    await page.waitForTimeout(500);
    const beforeS = await meter.taskS();
    await page.evaluate(`catchUp(${site.count()})`);
    await page.waitForTimeout(500);
    return { missed, cpuMs: ((await meter.taskS()) - beforeS) * 1_000, bytes: site.readBytes() - beforeBytes };
  };

  const catchUps: CatchUp[] = [];
  for (const missed of numbers) {
    const rounds: CatchUp[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await catchUp(missed));
    const of = (key: 'cpuMs' | 'bytes') => median(rounds.map((each) => each[key]));
    catchUps.push({ missed, cpuMs: of('cpuMs'), bytes: of('bytes') });
  }
  await page.close();
  return catchUps;
}
