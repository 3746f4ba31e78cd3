import { setTimeout as delay } from 'node:timers/promises';
import { openThreadMeter, type ThreadMeter } from '../thread-meter.ts';
import type { Contender } from './contender.ts';
import type { Site } from './site.ts';
import type { Stand } from './take-turns.ts';

/** CPU ms of a page's thread while it is loaded again. */
export interface StartFigure {
  /** What goes is told so, and its window makes place for the next, in which nothing runs yet. */
  readonly leaveMs: number;
  /** From the first byte of the document until it is loaded, and rests: what a start leaves for later is part of it. */
  readonly startMs: number;
}

/** In which a thread that has nothing to do takes no CPU at all. Longer than a batch of records waits. */
const REST_MS = 60;
const MAX_RESTS = 50;

/**
 * Opens an empty page to measure what it takes to load it again. The browser leaves a page once it has the head of the next: while
 * the site holds the document back, what is left and what starts can be told apart.
 */
export async function openStartStand({ profile, urlOf }: Contender, site: Site): Promise<Stand<StartFigure>> {
  const page = await profile.context.newPage();
  const measure = async () => {
    const meter = await openThreadMeter(page);
    const beforeMs = await meter.cpuMs();
    let leftMs = Number.NaN;
    site.holdNext(async () => {
      leftMs = await cpuMsAtRest(meter);
    });
    await page.reload();
    return { leaveMs: leftMs - beforeMs, startMs: (await cpuMsAtRest(meter)) - leftMs };
  };
  await page.goto(urlOf('empty'));
  await measure();
  return { measure, close: () => page.close() };
}

async function cpuMsAtRest(meter: ThreadMeter): Promise<number> {
  let lastMs = await meter.cpuMs();
  for (let rest = 0; rest < MAX_RESTS; rest++) {
    await delay(REST_MS);
    const ms = await meter.cpuMs();
    if (ms === lastMs) return ms;
    lastMs = ms;
  }
  throw new Error(`the page had no rest of ${REST_MS} ms`);
}
