import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startCollector } from '@driftscope/collector';
import type { Stage, System } from '@driftscope/scenarios';
import { type BrowserProcess, startBrowserProcess } from './browser-process.ts';
import type { Variant } from './chat-page.ts';
import { type CollectorApi, createCollectorApi } from './collector-api.ts';
import { type CuttableProxy, startCuttableProxy } from './cuttable-proxy.ts';
import { configureExtension, extensionArgs } from './extension.ts';
import { createStageTab } from './stage-tab.ts';
import { startExample } from './start-example.ts';

/** A stage on which everything that the devices do is recorded, and judged by a collector of its own. */
export interface RecordedStage extends Stage {
  readonly api: CollectorApi;
  stop(): Promise<void>;
}

/** Starts the example of the system, a collector, and as many browsers with the extension as are asked for. */
export async function startStage(system: System, variant: Variant): Promise<RecordedStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
  const collector = await startCollector({ port: 0, dataDir });
  const example = await startExample(system, collector.url);
  const devices: { readonly browser: BrowserProcess; readonly network: CuttableProxy }[] = [];

  return {
    api: createCollectorApi(collector.url),
    pass: (durationMs) => wait(durationMs),
    device: async () => {
      const network = await startCuttableProxy(example.port);
      const browser = await startBrowserProcess(extensionArgs);
      devices.push({ browser, network });
      await configureExtension(browser.context, { record: 'all', collectorUrl: collector.url });
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      await page.goto(`${network.url}/?variant=${variant}`);
      return createStageTab(page, network);
    },
    stop: async () => {
      for (const { browser, network } of devices) {
        await browser.close();
        await network.stop();
      }
      await example.stop();
      await collector.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
