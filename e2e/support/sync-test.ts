import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import type {} from '../fixtures/sync-app.ts';
import { launchOptions } from './browser/chromium.ts';
import { bundleFixture } from './bundles/recorder-bundle.ts';
import { type CuttableProxy, startCuttableProxy } from './sites/cuttable-proxy.ts';
import { type Notes, type SyncSite, startSyncSite } from './sites/sync-site.ts';

/** One browser, behind a network of its own. */
export interface SyncDevice {
  readonly context: BrowserContext;
  readonly network: CuttableProxy;
  /** Opens a tab, in which the user is signed in. */
  open(user: string): Promise<Page>;
}

interface Fixtures {
  readonly site: SyncSite;
  readonly startDevice: () => Promise<SyncDevice>;
}

interface WorkerFixtures {
  readonly script: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  script: [async ({}, use) => use(await bundleFixture('sync-app.ts')), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  site: async ({}, use) => {
    const site = await startSyncSite();
    await use(site);
    await site.stop();
  },
  startDevice: async ({ site, script }, use) => {
    const browser = await chromium.launch(launchOptions());
    const networks: CuttableProxy[] = [];
    await use(async () => {
      const network = await startCuttableProxy(site.port);
      networks.push(network);
      // A page that came from no network may not reach this machine's servers, unless it is allowed to.
      const context = await browser.newContext({ permissions: ['local-network-access'] });
      // The page itself loads with and without a network, as an installed app does.
      await context.route(`${network.url}/?user=*`, (route) =>
        route.fulfill({ contentType: 'text/html', body: pageOf(script) }),
      );
      return {
        context,
        network,
        open: async (user) => {
          const page = await context.newPage();
          await page.goto(`${network.url}/?user=${user}`);
          return page;
        },
      };
    });
    await browser.close();
    for (const network of networks) await network.stop();
  },
});

const pageOf = (script: string) =>
  `<!doctype html><meta charset="utf-8"><script>${script.replaceAll('</script', '<\\/script')}</script>`;

interface Settled {
  readonly notes: Notes;
  readonly connection: string;
  readonly freshness: string;
  readonly pending: number;
}

/** Waits until the page is connected, knows that it is fresh, has nothing left to send, and shows what the server has. */
export async function expectConverged(site: SyncSite, page: Page): Promise<void> {
  await expect(async () => {
    const settled = await settledOf(page);
    expect(settled).toEqual({ notes: site.notes(), connection: 'connected', freshness: 'fresh', pending: 0 });
  }).toPass({ intervals: [50, 100, 200], timeout: 60_000 });
}

function settledOf(page: Page): Promise<Settled> {
  return page.evaluate(() => {
    const { connection, freshness, pending } = window.sync.status();
    return { notes: window.sync.notes(), connection, freshness: freshness.kind, pending };
  });
}

/** Waits for the page to know that it is cut off. */
export const expectOffline = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => window.sync.status().connection)).not.toBe('connected');

export { expect } from '@playwright/test';
