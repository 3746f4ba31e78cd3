import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '@driftscope/collector';
import type { DriftRecord } from '@driftscope/records';
import { test as base, expect, type Page } from '@playwright/test';
import type {} from '../transports/transport-app.ts';
import { wireTranscript } from '../transports/wire-transcript.ts';
import { type ExtendedProfile, openExtendedProfile } from './browser/extension.ts';
import { bundleScript } from './bundles/bundle-script.ts';
import { createCollectorApi } from './collector/collector-api.ts';
import { type ServeTransport, startTransportSite } from './sites/transport-site.ts';

/** A page of a test app, recorded by the extension. */
export interface TransportPage {
  readonly page: Page;
  /** What has arrived at the collector so far. */
  records(): Promise<readonly DriftRecord[]>;
  /** Has the app go through all that it can do; what is decoded must be what the app says that it saw. */
  expectSameAccount(): Promise<void>;
}

interface Recording extends ExtendedProfile {
  /** Records of the one session of this site. */
  records(siteUrl: string): Promise<readonly DriftRecord[]>;
}

interface WorkerFixtures {
  /** One browser with the extension, and one collector, for all the apps. */
  readonly recording: Recording;
}

interface Fixtures {
  /** Opens an app: `page` names its script in `e2e/transports`, `query` goes into its address. */
  readonly openTransport: (page: string, serve: ServeTransport, query?: string) => Promise<TransportPage>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  recording: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
      const collector = await startCollector({ port: 0, dataDir });
      const api = createCollectorApi(collector.url);
      const profile = await openExtendedProfile();
      await profile.configure({ record: 'all', collectorUrl: collector.url });
      await use({
        ...profile,
        records: async (siteUrl) => {
          const sessions = await api.sessions();
          const session = sessions.find(({ origin }) => origin === siteUrl);
          return session === undefined ? [] : api.records(session.id);
        },
      });
      await profile.close();
      await collector.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  openTransport: async ({ recording }, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (name, serve, query = '') => {
      const script = await bundleScript(new URL(`../transports/${name}`, import.meta.url));
      const site = await startTransportSite(script, serve);
      const page = await recording.context.newPage();
      ends.push(() => page.close(), site.stop);
      await page.goto(`${site.url}/${query}`);
      const records = () => recording.records(site.url);
      return { page, records, expectSameAccount: () => expectSameAccount(page, records) };
    });
    for (const end of ends) await end();
  },
});

async function expectSameAccount(page: Page, records: () => Promise<readonly DriftRecord[]>): Promise<void> {
  const seen = await page.evaluate(() => window.transportApp.run());
  expect(seen.lines.length, 'lines of the account that the app gives').toBeGreaterThan(0);
  const decoded = async () => wireTranscript(await records(), seen.tellsCloses);
  await expect.poll(async () => (await decoded()).lines).toEqual(seen.lines);
  expect((await decoded()).heartbeats, 'heartbeats').toBeGreaterThanOrEqual(seen.heartbeats);
}
