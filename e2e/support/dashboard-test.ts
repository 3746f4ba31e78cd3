import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '@driftscope/collector';
import { test as base } from '@playwright/test';
import { launchOptions } from './browser/chromium.ts';

interface Fixtures {
  /** Data folder of that collector. */
  readonly dataDir: string;
  /** A collector of its own, with nothing in it. It serves the dashboard. */
  readonly collectorUrl: string;
}

/** Tests of the dashboard alone, in a browser without the extension. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  dataDir: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
    await use(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
  collectorUrl: async ({ dataDir }, use) => {
    const collector = await startCollector({ port: 0, dataDir });
    await use(collector.url);
    await collector.stop();
  },
  launchOptions: launchOptions(),
});

export { expect } from '@playwright/test';
