import { defineConfig } from '@playwright/test';

/** Tests of the same thing once more, for another version or variant: too many for every run. */
const NIGHTLY = '@nightly';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  // Most of the long ones wait, for a network to be away or for a verdict.
  workers: 3,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Limits are there to end a hang, not to time anything: on a busy machine a page waits its turn for long.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  ...(process.env.DRIFTSCOPE_NIGHTLY === undefined && { grepInvert: new RegExp(NIGHTLY) }),
  reporter: [['list']],
});
