import { expect, test } from 'vitest';
import { askIdentityKey } from './ask-identity-key.ts';

const url = 'http://collector.test/api/v1/identity-key';
const hex = 'ab'.repeat(32);

const askOne = (answer: () => Response | Promise<Response>) => askIdentityKey({ url, fetch: async () => answer() });

test('the key comes in hex, and is told in bytes', async () => {
  expect(await askOne(() => Response.json({ key: hex }))).toEqual({ kind: 'key', key: new Uint8Array(32).fill(0xab) });
});

test('a collector that knows no such address shares no key', async () => {
  expect(await askOne(() => new Response('nothing here', { status: 404 }))).toEqual({ kind: 'none' });
});

test.each([
  ['refuses', () => Response.json({ error: {} }, { status: 401 })],
  ['stumbles', () => new Response('oops', { status: 500 })],
  ['says something else', () => Response.json({ key: 'short' })],
  ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
] as const)('one that %s is asked again', async (_how, answer) => {
  expect(await askOne(answer)).toEqual({ kind: 'failed' });
});

test('the token goes along where there is one', async () => {
  const sent: (string | null)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push(new Request(input, init).headers.get('authorization'));
    return Response.json({ key: hex });
  };
  await askIdentityKey({ url, token: 't', fetch });
  await askIdentityKey({ url, fetch });
  expect(sent).toEqual(['Bearer t', null]);
});
