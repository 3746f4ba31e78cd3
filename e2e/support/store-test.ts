import type { Versions } from './bundles/bundle-script.ts';
import { bundleFixture } from './bundles/recorder-bundle.ts';
import { test as base, type OpenOptions, type RecordedPage } from './recorder-test.ts';
import { startRecorderServer } from './sites/recorder-server.ts';
import type {} from './stores/store-app.ts';

interface OpenAppOptions extends Omit<OpenOptions, 'path'> {
  /** Another app than the test's own. */
  readonly app?: string;
  /** The app in other versions of its libraries than the newest. */
  readonly versions?: Versions;
  /** What follows the path in the page's address, by which some apps are told how to behave. */
  readonly hash?: string;
}

interface Fixtures {
  /** Which of `e2e/fixtures` is opened. */
  readonly app: string;
  /** Opens the app in a page with the recorder. */
  readonly openApp: (options?: OpenAppOptions) => Promise<RecordedPage>;
}

interface WorkerFixtures {
  /** The pages of the site, by their paths. More may be added while it serves. */
  readonly pages: Record<string, string>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  app: ['', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  pages: [async ({}, use) => use({}), { scope: 'worker' }],
  site: [
    async ({ pages }, use) => {
      const site = await startRecorderServer(pages);
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  openApp: async ({ app: own, openRecorded, pages }, use) =>
    use(async ({ app = own, versions = {}, hash = '', ...options } = {}) => {
      const path = `/${[app, ...Object.values(versions)].join('+').replaceAll('/', '.')}`;
      pages[path] ??= pageOf(await bundleFixture(app, versions));
      return openRecorded({ path: path + hash, ...options });
    }),
});

const pageOf = (script: string) =>
  `<meta charset="utf-8"><div id="root"></div><script>${script.replaceAll('</script', '<\\/script')}</script>`;

export { expect } from './recorder-test.ts';
