import { expect, test } from 'vitest';
import { defaultSettings } from '../settings/settings.ts';
import { createIdentityKeys } from './identity-key.ts';
import type { StorageArea } from './storage-area.ts';

const hex = '07'.repeat(32);
const bytes = new Uint8Array(32).fill(7);

test('the collector is asked once, also by pages that begin at once, and by the next life of the background not at all', async () => {
  const t = setUp([{ key: hex }]);
  const keys = createIdentityKeys(t);
  expect(await Promise.all([keys.of(defaultSettings), keys.of(defaultSettings)])).toEqual([bytes, bytes]);
  expect(await createIdentityKeys(t).of(defaultSettings)).toEqual(bytes);
  expect(t.asked).toEqual(['http://127.0.0.1:37438/api/v1/identity-key']);
});

test('a collector that is not there, or is none, is asked again by the next page', async () => {
  const t = setUp([undefined, { error: 'none' }, { key: hex }]);
  const keys = createIdentityKeys(t);
  expect(await keys.of(defaultSettings)).toBeUndefined();
  expect(await keys.of(defaultSettings)).toBeUndefined();
  expect(await keys.of(defaultSettings)).toEqual(bytes);
});

test('a full disk keeps no key, and the collector’s holds all the same', async () => {
  const t = setUp([{ key: hex }]);
  t.area.set = async () => Promise.reject(new Error('IO error: no space left on device'));
  const keys = createIdentityKeys(t);
  expect(await keys.of(defaultSettings)).toEqual(bytes);
});

test('without a collector nobody is asked', async () => {
  const t = setUp([]);
  expect(await createIdentityKeys(t).of({ ...defaultSettings, collectorUrl: '' })).toBeUndefined();
  expect(t.asked).toEqual([]);
});

/** A collector that gives these answers, one after the other. `undefined`: none. */
function setUp(answers: unknown[]) {
  const asked: string[] = [];
  const kept = new Map<string, unknown>();
  const area: StorageArea = {
    get: async (key) => ({ [key]: kept.get(key) }),
    set: async (items) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, value);
    },
    remove: async (key) => void kept.delete(key),
  };
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    asked.push(String(input));
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('Failed to fetch');
    return Response.json(answer);
  };
  return { area, fetch, asked };
}
