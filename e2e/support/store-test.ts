import { applyPatch, type DriftRecord, type Json } from '@driftscope/records';
import { bundleFixture } from './recorder-bundle.ts';
import { startRecorderServer } from './recorder-server.ts';
import { test as base, expect, type OpenOptions, type RecordedPage } from './recorder-test.ts';
import type {} from './store-app.ts';

interface Fixtures {
  /** Opens the app in a page with the recorder. */
  readonly openApp: (options?: Omit<OpenOptions, 'path'>) => Promise<RecordedPage>;
}

interface WorkerFixtures {
  /** Which of `e2e/fixtures` the site's page is. */
  readonly app: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  app: ['', { option: true, scope: 'worker' }],
  site: [
    async ({ app }, use) => {
      const script = (await bundleFixture(app)).replaceAll('</script', '<\\/script');
      const site = await startRecorderServer({
        '/app': `<meta charset="utf-8"><div id="root"></div><script>${script}</script>`,
      });
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  openApp: async ({ openRecorded }, use) => use((options) => openRecorded({ path: '/app', ...options })),
});

/** Changes the app's stores at random, and holds what the records make of them against the real ones after every change. */
export async function expectExactStates({ page, records }: RecordedPage, seed: number, steps = 60): Promise<void> {
  const expected = await page.evaluate(changeAtRandom, { seed, steps });
  const rebuilt = rebuildAtMarks(await records());
  for (const [step, states] of expected.entries()) {
    expect(rebuilt[step], `states after change ${step + 1} of seed ${seed}`).toEqual(JSON.parse(states));
  }
  expect(new Set(expected).size, 'different states').toBeGreaterThan(steps / 3);
}

async function changeAtRandom({ seed, steps }: { seed: number; steps: number }): Promise<string[]> {
  let state = seed;
  // mulberry32
  const random = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const expected: string[] = [];
  const helper: unknown = Reflect.get(window, '__DRIFTSCOPE__');
  const mark: unknown = typeof helper === 'object' && helper !== null ? Reflect.get(helper, 'mark') : undefined;
  for (let step = 0; step < steps; step += 1) {
    await window.storeApp.step(random);
    if (typeof mark === 'function') mark('step');
    expected.push(JSON.stringify(window.storeApp.states()));
  }
  return expected;
}

/** What each store holds, by its name, at each mark. */
function rebuildAtMarks(records: readonly DriftRecord[]): Record<string, Json>[] {
  const names = new Map<number, string>();
  let states: Record<string, Json> = {};
  const atMarks: Record<string, Json>[] = [];
  for (const record of records) {
    if (record.kind === 'mark') atMarks.push(states);
    if (record.kind === 'store.found') names.set(record.store, record.name);
    if (record.kind !== 'store.snapshot' && record.kind !== 'store.commit') continue;
    const name = names.get(record.store) ?? '';
    const state = record.kind === 'store.snapshot' ? record.state : applyPatch(states[name] ?? null, record.patch);
    states = { ...states, [name]: state };
  }
  return atMarks;
}

export { expect } from './recorder-test.ts';
