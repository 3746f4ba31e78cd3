import { bundleScript, type Versions } from './bundle-script.ts';

/** Bundles one of `e2e/fixtures` for a page, in production mode, and answers its script. */
export const bundleFixture = (name: string, versions?: Versions): Promise<string> =>
  bundleScript(new URL(`../../fixtures/${name}`, import.meta.url), versions);
