import { expect, test } from 'vitest';
import { testCollector } from './test-collector.ts';

const key = 'ab'.repeat(32);

test('a collector that takes the token is told so, and was sent nothing but the question', async () => {
  const asked: unknown[] = [];
  const send: typeof fetch = async (url, init) => {
    asked.push([url, init?.method, init?.body, init?.headers]);
    return Response.json({ key });
  };
  expect(await testCollector(send, { collectorUrl: 'http://c.test', token: 't' })).toEqual({ ok: true });
  const headers = { authorization: 'Bearer t' };
  expect(asked).toEqual([['http://c.test/api/v1/identity-key', undefined, undefined, headers]]);
});

test('a wrong token is told in the words of the collector', async () => {
  const error = { kind: 'bad-token', message: 'The token is not the collector’s.', hint: 'Correct it.' };
  expect(await testAgainst(Response.json({ error }, { status: 401 }))).toEqual({ ok: false, error });
});

test.each([
  ['a web page', new Response('<html>')],
  ['other JSON', Response.json({ status: 'ok' })],
  ['a proxy in trouble', new Response('Bad gateway', { status: 502 })],
])('%s at the address is no collector', async (_, answer) => {
  expect(await testAgainst(answer)).toMatchObject({ ok: false, error: { kind: 'no-collector' } });
});

test('nobody at the address is a result that names it', async () => {
  const refused: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await testCollector(refused, { collectorUrl: 'http://c.test', token: '' })).toMatchObject({
    ok: false,
    error: { kind: 'unreachable', message: expect.stringContaining('http://c.test') },
  });
});

const testAgainst = (answer: Response) =>
  testCollector(() => Promise.resolve(answer), { collectorUrl: 'http://c.test', token: '' });
