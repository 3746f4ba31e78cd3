import { openThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Stand } from './take-turns.ts';

/** Opens the empty page of a site that the browser does not know, in a process of its own: the CPU ms of its thread until the load event. */
export async function openFirstLoadStand({ profile, urlOf }: Contender): Promise<Stand<number>> {
  let sites = 0;
  return {
    measure: async () => {
      const page = await profile.context.newPage();
      sites += 1;
      // Names below `localhost` are sites of their own, and all of them this machine.
      await page.goto(urlOf('empty').replace('127.0.0.1', `site-${sites}.localhost`));
      const { cpuBeforeMs } = await openThreadMeter(page);
      await page.close();
      return cpuBeforeMs;
    },
    close: async () => undefined,
  };
}
