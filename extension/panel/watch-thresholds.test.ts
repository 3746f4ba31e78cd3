import type { ThresholdSettings } from '@driftscope/detect';
import { expect, test } from 'vitest';
import type { CollectorPlace } from '../collector/ask-collector.ts';
import { defaultSettings, type Settings } from '../settings/settings.ts';
import { watchThresholds } from './watch-thresholds.ts';

const windowMs = 'gap.no-resync.windowMs';
const everyMs = 'poll.hot.everyMs';

test('the panel judges by what the collector says, and by what was set here before that', async () => {
  const t = setUp({ thresholds: { [everyMs]: 900 } });
  await t.answer({ [windowMs]: 15_000, [everyMs]: 5_000 });
  expect(t.watched.getState()).toEqual({
    collector: { [windowMs]: 15_000, [everyMs]: 5_000 },
    panel: { [windowMs]: 15_000, [everyMs]: 900 },
  });
  t.save({ thresholds: {} });
  expect(t.watched.getState().panel).toEqual({ [windowMs]: 15_000, [everyMs]: 5_000 });
  expect(t.asked.length).toBe(1);
});

test('nobody is asked before it is known whom', async () => {
  const asked: CollectorPlace[] = [];
  const ask = async (collector: CollectorPlace) => void asked.push(collector);
  const settings = {
    getState: () => defaultSettings,
    subscribe: () => () => undefined,
    ready: new Promise<void>(() => undefined),
  };
  watchThresholds({ area: { get: async () => ({}), set: async () => undefined }, settings, ask });
  await settled();
  expect(asked).toEqual([]);
});

test('while a collector does not answer, what it said last holds', async () => {
  const t = setUp();
  await t.answer({ [windowMs]: 15_000 });
  const later = setUp({}, t.stored);
  await later.answer(undefined);
  expect(later.watched.getState().panel).toEqual({ [windowMs]: 15_000 });
});

test('what one collector said does not hold for another', async () => {
  const t = setUp();
  await t.answer({ [windowMs]: 15_000 });
  t.save({ collectorUrl: 'http://other.test' });
  await t.answer(undefined);
  expect(t.watched.getState()).toEqual({ collector: {}, panel: {} });
});

test('an answer that comes after another collector was chosen is not taken', async () => {
  const t = setUp();
  await settled();
  t.save({ collectorUrl: 'http://other.test' });
  await t.answer({ [windowMs]: 15_000 }, 0);
  expect(t.watched.getState().panel).toEqual({});
});

test('what is stored and is none is passed over', async () => {
  const t = setUp({}, { collectorThresholds: { collectorUrl: defaultSettings.collectorUrl, thresholds: { no: 1 } } });
  await t.answer(undefined);
  expect(t.watched.getState().panel).toEqual({});
});

function setUp(changes: Partial<Settings> = {}, stored: Record<string, unknown> = {}) {
  let settings: Settings = { ...defaultSettings, ...changes };
  const listeners: (() => void)[] = [];
  const asked: ((said: ThresholdSettings | undefined) => void)[] = [];
  const watched = watchThresholds({
    area: { get: async (key) => ({ [key]: stored[key] }), set: async (items) => void Object.assign(stored, items) },
    settings: {
      ready: Promise.resolve(),
      getState: () => settings,
      subscribe: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    },
    ask: (_collector: CollectorPlace) => new Promise((answer) => asked.push(answer)),
  });
  return {
    watched,
    asked,
    stored,
    save(next: Partial<Settings>) {
      settings = { ...settings, ...next };
      for (const listener of listeners) listener();
    },
    /** The collector that was asked last, or the one of this number, says something. */
    async answer(said: ThresholdSettings | undefined, index = -1) {
      await settled();
      asked.at(index)?.(said);
      await settled();
    },
  };
}

const settled = () => new Promise((done) => setTimeout(done));
