import type { DriftRecord, RecordKind, RecordOf } from '@driftscope/records';
import { test as base, type Page } from '@playwright/test';
import { launchOptions } from './browser/chromium.ts';
import { readBatch } from './bundles/read-batch.ts';
import { bundleFixture } from './bundles/recorder-bundle.ts';
import { type RecorderServer, startRecorderServer } from './sites/recorder-server.ts';

export interface RecordedPage {
  readonly page: Page;
  readonly url: string;
  /** What was sent so far, in order, once the recorder has sent what it holds. */
  records(): Promise<DriftRecord[]>;
  recordsOf<Kind extends RecordKind>(kind: Kind): Promise<RecordOf<Kind>[]>;
}

export interface OpenOptions {
  readonly path?: string;
  /** Runs in the page before the recorder does. */
  readonly before?: string;
  /** Runs in the page after the recorder's script, and before the page's. */
  readonly after?: string;
  /** Without the recorder: the native page. */
  readonly native?: boolean;
  readonly record?: boolean;
}

interface WorkerFixtures {
  readonly recorderScript: string;
  readonly chatAppScript: string;
  readonly site: RecorderServer;
}

interface Fixtures {
  /** Opens a page of the test site with the recorder in it, as the extension would put it there, but with no extension. */
  readonly openRecorded: (options?: OpenOptions) => Promise<RecordedPage>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  launchOptions: launchOptions(),
  recorderScript: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
    async ({}, use) => use(await bundleFixture('recorder-entry.ts')),
    { scope: 'worker' },
  ],
  chatAppScript: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
    async ({}, use) => use(await bundleFixture('zustand-app.ts')),
    { scope: 'worker' },
  ],
  site: [
    async ({ chatAppScript }, use) => {
      const script = chatAppScript.replaceAll('</script', '<\\/script');
      const site = await startRecorderServer({ '/app': `<div id="root"></div><script>${script}</script>` });
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  openRecorded: async ({ context, recorderScript, site }, use) => {
    await use(async ({ path = '/', before, after, native = false, record = true } = {}) => {
      const page = await context.newPage();
      if (before !== undefined) await page.addInitScript(before);
      if (!native) await page.addInitScript(recorderScript);
      if (!native && record) await page.addInitScript('recorderUnderTest.recorder.setRecording(true)');
      if (after !== undefined) await page.addInitScript(after);
      await page.goto(`${site.url}${path}`);
      const records = async () => {
        const texts = await page.evaluate(() => {
          window.recorderUnderTest.recorder.flush();
          return window.recorderUnderTest.texts;
        });
        return texts.flatMap((text) => readBatch(text).records);
      };
      const recordsOf = async <Kind extends RecordKind>(kind: Kind) =>
        (await records()).filter((record): record is RecordOf<Kind> => record.kind === kind);
      return { page, url: site.url, records, recordsOf };
    });
  },
});

export { expect } from '@playwright/test';
