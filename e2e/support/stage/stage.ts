import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startCollector } from '@driftscope/collector';
import type { StartedServer } from '@driftscope/example-server';
import type { Stage, System, Tab } from '@driftscope/scenarios';
import { startBrowserProcess } from '../browser/browser-process.ts';
import { configureExtension, extensionArgs } from '../browser/extension.ts';
import { type CollectorApi, createCollectorApi } from '../collector/collector-api.ts';
import type { Variant } from '../screens/chat-page.ts';
import { startCuttableProxy } from '../sites/cuttable-proxy.ts';
import { createStageTab } from './stage-tab.ts';
import { startExample } from './start-example.ts';

/** A stage on which everything that the devices do is recorded, and judged by a collector of its own. */
export interface RecordedStage extends Stage {
  readonly api: CollectorApi;
  stop(): Promise<void>;
}

/** Half of a large screen: how far things jump is measured by the page that its user sees. */
const WINDOW_SIZE_ARG = '--window-size=1024,960';

/** A stage for the example of the system. */
export function startStage(system: System, variant: Variant): Promise<RecordedStage> {
  return startStageOf((collectorUrl) => startExample(system, collectorUrl), variant);
}

/**
 * Starts an app, a collector, and as many browsers with the extension as are asked for. With a `host` every device has the app under
 * that one name, as users have it; else under the address of its own network.
 */
export async function startStageOf(
  start: (collectorUrl: string) => Promise<StartedServer>,
  variant: Variant,
  host?: string,
): Promise<RecordedStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
  /** How what runs is stopped: the latest first. */
  const running: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async (): Promise<void> => {
    for (let end = running.pop(); end !== undefined; end = running.pop()) await end();
  };
  try {
    const collector = await startCollector({ port: 0, dataDir });
    running.push(collector.stop);
    const app = await start(collector.url);
    running.push(app.stop);

    const device = async (): Promise<Tab> => {
      const network = await startCuttableProxy(app.port);
      running.push(network.stop);
      const address = host === undefined ? network.url : `http://${host}`;
      const rules = host === undefined ? [] : [`--host-resolver-rules=MAP ${host}:80 ${new URL(network.url).host}`];
      const browser = await startBrowserProcess([...extensionArgs, WINDOW_SIZE_ARG, ...rules]);
      running.push(browser.close);
      await configureExtension(browser.context, { record: 'all', collectorUrl: collector.url });
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      await page.goto(`${address}/?variant=${variant}`);
      return createStageTab(page, network);
    };
    return { api: createCollectorApi(collector.url), pass: (durationMs) => wait(durationMs), device, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
