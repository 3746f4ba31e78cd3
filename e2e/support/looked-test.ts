import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '@driftscope/collector';
import { expect, type Page } from '@playwright/test';
import { type ExtendedProfile, openExtendedProfile } from './browser/extension.ts';
import { type CollectorApi, createCollectorApi } from './collector/collector-api.ts';
import type { WorkerSite } from './sites/worker-site.ts';
import { test as base } from './worker-test.ts';

export interface LookedBrowser extends ExtendedProfile {
  readonly api: CollectorApi;
  /** Opens a page of the site that is recorded, and whose workers are looked into where that is wanted. */
  open(site: WorkerSite, wanted: boolean): Promise<Page>;
}

interface Fixtures {
  /** A browser with the extension, and a collector. */
  readonly browserWithExtension: LookedBrowser;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  browserWithExtension: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
    const collector = await startCollector({ port: 0, dataDir });
    const profile = await openExtendedProfile();
    await use({
      ...profile,
      api: createCollectorApi(collector.url),
      open: async (site, wanted) => {
        const workers = wanted ? [site.url] : [];
        await profile.configure({ record: 'all', collectorUrl: collector.url, workers });
        await expect.poll(() => profile.registeredScripts()).toEqual(wanted ? [`${site.url}/*`] : []);
        const page = await profile.context.newPage();
        await page.goto(site.url);
        return page;
      },
    });
    await profile.close();
    await collector.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from '@playwright/test';
