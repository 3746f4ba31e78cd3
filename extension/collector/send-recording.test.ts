import { expect, test } from 'vitest';
import { sendRecording } from './send-recording.ts';

const collector = { collectorUrl: 'http://c:1', token: 'secret' };
const file = new Blob(['a recording']);

test('a recording goes to the collector with the token, and what it took is told', async () => {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const taken = { sessions: ['a'], added: ['a'], batches: 2, stored: 2 };
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push({ url: String(url), init });
    return Response.json(taken, { status: 202 });
  };
  expect(await sendRecording(fetch, collector, file)).toEqual({ ok: true, value: taken });
  expect(asked).toMatchObject([
    {
      url: 'http://c:1/api/v1/recordings',
      init: { method: 'POST', body: file, headers: { authorization: 'Bearer secret' } },
    },
  ]);
});

test.each([
  [
    'in the words of the collector',
    { error: { kind: 'session-conflict', message: 'a', hint: 'b' } },
    'session-conflict',
  ],
  ['as none where it is another server', { hello: 'world' }, 'no-collector'],
])('a refusal is told %s', async (_how, body, kind) => {
  const sent = await sendRecording(async () => Response.json(body, { status: 409 }), collector, file);
  expect(sent).toMatchObject({ ok: false, error: { kind } });
});

test('where nobody answers, that is said', async () => {
  const sent = await sendRecording(() => Promise.reject(new TypeError('Failed to fetch')), collector, file);
  expect(sent).toMatchObject({
    ok: false,
    error: { kind: 'unreachable', message: expect.stringContaining('http://c:1') },
  });
});
