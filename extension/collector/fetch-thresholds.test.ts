import { expect, test } from 'vitest';
import { fetchThresholds } from './fetch-thresholds.ts';

const collector = { collectorUrl: 'http://c.test', token: 't' };

test('the thresholds of a collector are asked for with the token', async () => {
  const asked: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push([url, init?.headers]);
    return Response.json({ thresholds: { 'gap.no-resync.windowMs': 15_000 } });
  };
  expect(await fetchThresholds(fetch, collector)).toEqual({ 'gap.no-resync.windowMs': 15_000 });
  expect(asked).toEqual([['http://c.test/api/v1/thresholds', { authorization: 'Bearer t' }]]);
});

test('of another version, those that are known here are taken', async () => {
  const thresholds = { 'gap.no-resync.windowMs': 15_000, 'of.tomorrow': 3 };
  const fetch = async () => Response.json({ thresholds });
  expect(await fetchThresholds(fetch, collector)).toEqual({ 'gap.no-resync.windowMs': 15_000 });
});

test.each([
  ['a collector without them', Response.json({ error: {} }, { status: 404 })],
  ['a web page', new Response('<html>')],
  ['other JSON', Response.json({ thresholds: 'many' })],
])('%s said nothing', async (_, answer) => {
  expect(await fetchThresholds(async () => answer, collector)).toBeUndefined();
});

test('nobody at the address said nothing, and without an address nobody is asked', async () => {
  const refused: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await fetchThresholds(refused, collector)).toBeUndefined();
  expect(await fetchThresholds(() => expect.fail('asked'), { collectorUrl: '', token: '' })).toBeUndefined();
});
