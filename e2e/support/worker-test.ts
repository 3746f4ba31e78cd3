import { bundleFixture } from './bundles/recorder-bundle.ts';
import { test as base, type RecordedPage } from './recorder-test.ts';
import { startWorkerSite, type WorkerSite, type WorkerSiteOptions } from './sites/worker-site.ts';

interface LookedOptions {
  readonly native?: boolean;
  /** Runs in the page before all else. */
  readonly before?: string;
}

interface Fixtures {
  readonly startSite: (options?: WorkerSiteOptions) => Promise<WorkerSite>;
  /** Opens a page whose workers are looked into, or the native one. */
  readonly openLooked: (site: WorkerSite, options?: LookedOptions) => Promise<RecordedPage>;
}

interface WorkerFixtures {
  readonly lookScript: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  lookScript: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
    async ({}, use) => {
      const [look, inWorker] = await Promise.all([
        bundleFixture('worker-look-entry.ts'),
        bundleFixture('in-worker-entry.ts'),
      ]);
      await use(`${look};lookIntoWorkers(${JSON.stringify(inWorker)})`);
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  startSite: async ({}, use) => {
    const sites: WorkerSite[] = [];
    await use(async (options) => {
      const site = await startWorkerSite(options);
      sites.push(site);
      return site;
    });
    for (const site of sites) await site.stop();
  },
  openLooked: async ({ openRecorded, lookScript }, use) =>
    use(async (site, { native = false, ...options } = {}) => {
      const opened = await openRecorded({ ...options, ...(native ? { native } : { after: lookScript }) });
      await opened.page.goto(site.url);
      return { ...opened, url: site.url };
    }),
});

export { expect } from '@playwright/test';
