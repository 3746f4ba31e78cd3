import type { Batch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createSession } from '../create-session.ts';
import { postBatch } from './post-batch.ts';

const session = createSession({ originMs: 1, app: 'test', server: 'one' });
const clock = () => 1_700_000_000_000.4;
const batch: Batch = { v: 1, session, batch: 1, records: [], until: 3 };

test.each([
  [202, 'acked'],
  [400, 'refused'],
  [413, 'refused'],
  [401, 'failed'],
  [429, 'failed'],
  [500, 'failed'],
  [503, 'failed'],
] as const)('an answer of %i means %s', async (status, outcome) => {
  const fetch = async () => new Response('{}', { status });
  expect(await postBatch(batch, { url: 'http://collector.test', fetch, clock })).toEqual({ kind: outcome });
});

test('what a busy collector asks for is told', async () => {
  const fetch = async () => new Response('{}', { status: 503, headers: { 'retry-after': '7' } });
  expect(await postBatch(batch, { url: 'http://collector.test', fetch, clock })).toEqual({
    kind: 'failed',
    retryAfterMs: 7_000,
  });
});

test('a collector that cannot be reached has failed, no more', async () => {
  const fetch = () => Promise.reject(new TypeError('fetch failed'));
  expect(await postBatch(batch, { url: 'http://collector.test', fetch, clock })).toEqual({ kind: 'failed' });
});

test('the batch travels as JSON, with when it was sent, and the token where there is one', async () => {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    requests.push(new Request(url, init));
    return new Response(null, { status: 202 });
  };
  await postBatch(batch, { url: 'http://collector.test/api/v1/probe', token: 't', fetch, clock });
  await postBatch(batch, { url: 'http://collector.test/api/v1/probe', fetch, clock });
  const [first, second] = requests;
  expect(await first?.json()).toEqual(batch);
  expect(first?.headers.get('driftscope-sent-at')).toBe('1700000000000');
  expect(first?.headers.get('authorization')).toBe('Bearer t');
  expect(second?.headers.has('authorization')).toBe(false);
});
