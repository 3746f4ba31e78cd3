import { defineConfig } from '@playwright/test';

/** Tests of the same thing once more, for another version or variant: too many for every run. */
const nightly = '@nightly';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  // Most of the long ones wait, for a network to be away or for a verdict.
  workers: 3,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  ...(process.env.DRIFTSCOPE_NIGHTLY === undefined && { grepInvert: new RegExp(nightly) }),
  reporter: [['list']],
});
