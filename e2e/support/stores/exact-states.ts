import { applyPatch, type DriftRecord, type Json } from '@driftscope/records';
import { expect, type RecordedPage } from '../recorder-test.ts';
import type {} from './store-app.ts';

/**
 * Lets time pass slowly in the page, by its own clock: the recorder leaves out copies of a state that seem to cost the page too
 * much, and a busy machine must not make them so.
 */
export const slowClock = `{
  const now = performance.now.bind(performance);
  performance.now = () => now() / 100;
}`;

/** Changes the app's stores at random, and holds what the records make of them against the real ones after every change. */
export async function expectExactStates({ page, records }: RecordedPage, seed: number, steps = 100): Promise<void> {
  const expected = await page.evaluate(changeAtRandom, { seed, steps });
  const rebuilt = rebuildAtMarks(await records());
  for (const [step, states] of expected.entries()) {
    expect(rebuilt[step], `states after change ${step + 1} of seed ${seed}`).toEqual(JSON.parse(states));
  }
  expect(new Set(expected).size, 'different states').toBeGreaterThan(steps / 3);
}

/** Runs in the page, and so has all it needs within. Answers the real states after each change. */
async function changeAtRandom({ seed, steps }: { seed: number; steps: number }): Promise<string[]> {
  let state = seed;
  // mulberry32
  const random = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  // What JSON lacks, as the records say it. Written anew, so that it knows nothing of how the recorder does it.
  const inJson = (value: unknown): unknown => {
    if (value instanceof Date) return { $date: value.toISOString() };
    if (value instanceof Map) return { $map: [...value] };
    if (value instanceof Set) return { $set: [...value] };
    if (typeof value === 'bigint') return { $bigint: `${value}` };
    return typeof value === 'number' && !Number.isFinite(value) ? { $number: `${value}` } : value;
  };
  const textOf = (states: unknown) =>
    JSON.stringify(states, function (this: object, key) {
      return inJson(Reflect.get(this, key));
    });
  const expected: string[] = [];
  const helper: unknown = Reflect.get(window, '__DRIFTSCOPE__');
  const mark: unknown = typeof helper === 'object' && helper !== null ? Reflect.get(helper, 'mark') : undefined;
  for (let step = 0; step < steps; step += 1) {
    await window.storeApp.step(random);
    if (typeof mark === 'function') mark('step');
    expected.push(textOf(window.storeApp.states()));
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
