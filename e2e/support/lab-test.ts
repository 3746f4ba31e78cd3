import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '@driftscope/collector';
import { startLab } from '@driftscope/lab';
import { test as base } from './dashboard-test.ts';
import { LabScreen } from './screens/lab-screen.ts';

/** Tests of the dashboard's lab, with one beside the collector. */
export const test = base.extend<{ readonly lab: LabScreen }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  collectorUrl: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
    const lab = await startLab({ port: 0 });
    const collector = await startCollector({ port: 0, dataDir, labUrl: lab.url });
    await use(collector.url);
    await collector.stop();
    await lab.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
  lab: async ({ page, collectorUrl }, use) => use(new LabScreen(page, collectorUrl)),
});

export { expect } from './dashboard-test.ts';
