import type { System } from '@driftscope/scenarios';
import { test as base } from '@playwright/test';
import type { Variant } from './screens/chat-page.ts';
import { type RecordedStage, startStage } from './stage/stage.ts';

interface Fixtures {
  /** A stage for the test, which is torn down after it. */
  readonly startStage: (system: System, variant: Variant) => Promise<RecordedStage>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  startStage: async ({}, use) => {
    const started: RecordedStage[] = [];
    await use(async (system, variant) => {
      const stage = await startStage(system, variant);
      started.push(stage);
      return stage;
    });
    for (const stage of started) await stage.stop();
  },
});

export { expect } from '@playwright/test';
