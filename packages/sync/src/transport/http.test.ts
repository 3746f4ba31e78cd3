import { expect, test, vi } from 'vitest';
import { isScope } from '../protocol/ids.ts';
import { isMutation } from '../protocol/mutation.ts';
import { createHttp } from './http.ts';

const scope = 'room:1';
if (!isScope(scope)) throw new Error('a scope has another shape');
const pages = { epoch: 'e', nowMs: 5, pages: [] };

function setUp(answer: () => Response | Promise<Response>, token: string | null = 't0') {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const refreshes: boolean[] = [];
  const http = createHttp({
    url: '/api',
    credentials: ({ refresh }) => {
      refreshes.push(refresh);
      return token;
    },
    fetch: (url, init) => {
      asked.push({ url: String(url), init });
      return Promise.resolve(answer());
    },
  });
  const header = (name: string) => new Headers(asked[0]?.init?.headers).get(name);
  return { http, asked, refreshes, header };
}

const read = { kind: 'read', request: 7, scopes: [{ scope, since: 3 }, { scope }], refresh: false } as const;
const heads = { kind: 'read-heads', request: 8, tag: 'abc', refresh: true } as const;

test('a read names each scope with its cursor, and says who asks', async () => {
  const { http, asked, header } = setUp(() => Response.json(pages));
  expect(await http.perform(read)).toEqual({ kind: 'read', request: 7, answer: pages });
  expect(asked[0]?.url).toBe('/api/sync?scope=room%3A1&since=3&scope=room%3A1&since=');
  expect(header('authorization')).toBe('Bearer t0');
});

test('heads that the tag still names are unchanged, and the server says its time', async () => {
  const answer = new Response(null, { status: 304, headers: { 'sync-now': '1234' } });
  const { http, header, refreshes } = setUp(() => answer);
  expect(await http.perform(heads)).toEqual({ kind: 'heads-unchanged', request: 8, nowMs: 1234 });
  expect(header('if-none-match')).toBe('"abc"');
  expect(refreshes).toEqual([true]);
});

test('writes are posted as JSON', async () => {
  const entity = { type: 'message', id: 'm' };
  const mutation: unknown = { id: 'w', device: 'd', scope, entity, kind: 'put', fields: { a: 1 }, atMs: 1 };
  if (!isMutation(mutation)) throw new Error('a mutation has another shape');
  const answer = { epoch: 'e', nowMs: 1, outcomes: [{ kind: 'accepted', id: 'w', seq: 1 }] };
  const { http, asked } = setUp(() => Response.json(answer));
  const effect = { kind: 'push', request: 9, mutations: [mutation], refresh: false } as const;
  expect(await http.perform(effect)).toEqual({ kind: 'pushed', request: 9, answer });
  expect(asked[0]).toMatchObject({ url: '/api/mutations', init: { method: 'POST' } });
  expect(JSON.parse(String(asked[0]?.init?.body))).toEqual({ mutations: [mutation] });
});

test.each([
  [401, 'unauthorized'],
  [403, 'refused'],
  [404, 'lost'],
  [503, 'lost'],
])('an answer of %i is %s', async (status, reason) => {
  const { http } = setUp(() => new Response('{}', { status }));
  expect(await http.perform(read)).toEqual({ kind: 'request-failed', request: 7, reason });
});

test('an answer that cannot be read, and a network that fails, are lost', async () => {
  const failed = { kind: 'request-failed', request: 7, reason: 'lost' };
  expect(await setUp(() => new Response('<html>')).http.perform(read)).toEqual(failed);
  expect(await setUp(() => Response.json({ pages: 1 })).http.perform(read)).toEqual(failed);
  expect(await setUp(() => Promise.reject(new TypeError('Failed to fetch'))).http.perform(read)).toEqual(failed);
});

test('without credentials nothing is asked', async () => {
  const { http, asked } = setUp(() => Response.json(pages), null);
  expect(await http.perform(read)).toMatchObject({ reason: 'lost' });
  expect(asked).toEqual([]);
});

test('a cookie says who it is where the token is empty', async () => {
  const { http, header } = setUp(() => Response.json(pages), '');
  await http.perform(read);
  expect(header('authorization')).toBeNull();
});

test('what is under way is cut off, and what is asked later is not', async () => {
  const { http, asked } = setUp(() => Response.json(pages));
  await http.perform(read);
  http.abort();
  expect(asked[0]?.init?.signal?.aborted).toBe(true);
  await http.perform(read);
  expect(asked[1]?.init?.signal?.aborted).toBe(false);
});

test('the next read cuts off the one before, which the machine has given up, and leaves a push alone', async () => {
  const { http, asked } = setUp(() => new Promise<Response>(() => undefined));
  const push = { kind: 'push', request: 9, mutations: [], refresh: false } as const;
  for (const [index, effect] of [read, push, heads].entries()) {
    void http.perform(effect);
    await vi.waitFor(() => expect(asked).toHaveLength(index + 1));
  }
  expect(asked.map(({ init }) => init?.signal?.aborted)).toEqual([true, false, false]);
});
