import { gzipSync } from 'node:zlib';
import { openProfile } from '@driftscope/e2e';
import { openThreadMeter } from '../thread-meter.ts';

export interface FirstVisit {
  /**
   * From the navigation until the page can be used, in ms: its first incidents (and on the overview its counts) are on
   * the screen as links, and the page's thread is free after the frame that shows them. Charts need not be there.
   */
  readonly interactiveMs: number;
  /** Until nothing is left to be drawn. */
  readonly completeMs: number;
  /** The longest that the page's thread was taken at once from when it could be used until it was complete. */
  readonly blockedMs: number;
  /** Script that came until it could be used, gzipped, in thousand bytes. */
  readonly scriptKb: number;
  /** All script that came by itself. */
  readonly allScriptKb: number;
  /** CPU that the page's thread took from the start of its process until nothing was left to be drawn. */
  readonly cpuMs: number;
}

/**
 * Opens a page of the dashboard in a browser that was never there. What the debugger that drives it costs is in the figures: with
 * one, V8 finds the place in the source for each error that is made, and React makes some when it loads.
 *
 * @param slowdown How many times slower than this processor Chromium is to play one.
 */
export async function measureFirstVisit(url: string, slowdown: number): Promise<FirstVisit> {
  const profile = await openProfile();
  try {
    const page = await profile.context.newPage();
    const session = await profile.context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(watchVisit);
    await page.goto(url);
    const visit = await page.evaluate(() => (globalThis as unknown as Watched).visit);
    const { cpuBeforeMs: cpuMs } = await openThreadMeter(page);
    await page.waitForLoadState('networkidle');
    const scripts = await page.evaluate(listScripts);
    const early = scripts.filter(({ endMs }) => endMs <= visit.interactiveMs);
    return { ...visit, cpuMs, scriptKb: await gzippedKb(early), allScriptKb: await gzippedKb(scripts) };
  } finally {
    await profile.close();
  }
}

interface Script {
  readonly url: string;
  /** When it was there, in ms after the navigation. */
  readonly endMs: number;
}

async function gzippedKb(scripts: readonly Script[]): Promise<number> {
  const bodies = await Promise.all(scripts.map(async ({ url }) => (await fetch(url)).arrayBuffer()));
  return bodies.reduce((sum, body) => sum + gzipSync(new Uint8Array(body)).length / 1_000, 0);
}

interface Watched {
  visit: Promise<Pick<FirstVisit, 'interactiveMs' | 'completeMs' | 'blockedMs'>>;
}

/** Runs in the page, before its own scripts. */
function watchVisit(): void {
  const blocks: PerformanceEntry[] = [];
  new PerformanceObserver((list) => blocks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  const isUsable = () =>
    location.pathname === '/overview'
      ? document.querySelector('dl dd') !== null &&
        document.querySelector('[aria-label="Newest incidents"] a[href]') !== null
      : document.querySelector('[role=listbox] [role=option]') !== null;
  const isComplete = () => document.querySelector('[aria-busy=true]') === null;
  const frameWith = (isSo: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    });
  const watch = async () => {
    const interactiveMs = await frameWith(isUsable);
    const completeMs = await frameWith(isComplete);
    const after = blocks.filter(({ startTime }) => startTime >= interactiveMs);
    return { interactiveMs, completeMs, blockedMs: Math.max(0, ...after.map(({ duration }) => duration)) };
  };
  (globalThis as unknown as Watched).visit = watch();
}

/** Runs in the page. */
function listScripts(): readonly Script[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries.flatMap(({ name, responseEnd }) => (name.endsWith('.js') ? [{ url: name, endMs: responseEnd }] : []));
}
