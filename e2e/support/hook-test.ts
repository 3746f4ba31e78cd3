import { bundleFixture } from './bundles/recorder-bundle.ts';
import { test as base, type OpenOptions, type RecordedPage } from './recorder-test.ts';

interface Fixtures {
  /** Opens a page with the contract of hooks in it. `prepare` runs before the recorder. */
  readonly openContract: (options?: OpenOptions & { readonly prepare?: string }) => Promise<RecordedPage>;
}

/** A page without the tools that some hooks are for has those hooks not. */
const WITH_TOOLS = 'hooks.placeTools();';

export const test = base.extend<Fixtures, { readonly contractScript: string }>({
  contractScript: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
    async ({}, use) => use(await bundleFixture('hook-contract-entry.ts')),
    { scope: 'worker' },
  ],
  openContract: async ({ openRecorded, contractScript }, use) => {
    await use(({ prepare = WITH_TOOLS, ...options } = {}) =>
      openRecorded({ ...options, before: `${contractScript};${prepare};hooks.begin();` }),
    );
  },
});

export { expect } from '@playwright/test';
