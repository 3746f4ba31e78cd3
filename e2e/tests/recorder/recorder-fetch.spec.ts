import { checkFetch } from '#support/in-page/fetch-checks.ts';
import { expect, test } from '#support/recorder-test.ts';

test('a watched fetch answers every question as the native one does', async ({ openRecorded }) => {
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  const expected = await native.page.evaluate(checkFetch);
  expect(Object.keys(expected).length).toBeGreaterThan(25);
  expect(await watched.page.evaluate(checkFetch)).toEqual(expected);
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});

test('records requests, responses and text bodies', async ({ openRecorded }) => {
  const { page, url, records, recordsOf } = await openRecorded();
  await page.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json', authorization: 'Bearer secret' };
    await fetch('/json#part', { method: 'post', headers, body: '{"text":"hi"}' });
    await fetch('/image');
    await fetch('/nothing');
    const stream = new AbortController();
    await fetch('/stream', { signal: stream.signal });
    stream.abort();
    await fetch('/large');
    await fetch('/broken').catch(() => undefined);
    await fetch('/never', { signal: AbortSignal.timeout(10) }).catch(() => undefined);
    await fetch('/never', { signal: AbortSignal.abort() }).catch(() => undefined);
    await fetch('/never', { signal: AbortSignal.abort('enough') }).catch(() => undefined);
  });
  await expect.poll(async () => (await recordsOf('http.body')).length).toBe(2);

  const [first] = await recordsOf('http.request');
  expect(first).toMatchObject({
    request: 1,
    method: 'POST',
    url: `${url}/json`,
    auth: 'bearer',
    body: '{"text":"hi"}',
  });
  expect(JSON.stringify(await records())).not.toContain('secret');
  const bodies = await recordsOf('http.body');
  expect(bodies.map(({ request, body, cut }) => [request, body.length, cut])).toEqual([
    [1, '{"items":[{"id":"m_1"}]}'.length, undefined],
    [5, 262_144, 'size'],
  ]);
  const responses = await recordsOf('http.response');
  expect(responses.map(({ request, status, noBody }) => [request, status, noBody])).toEqual([
    [1, 200, undefined],
    [2, 200, 'binary'],
    [3, 204, 'empty'],
    [4, 200, 'stream'],
    [5, 200, undefined],
  ]);
  const failures = await recordsOf('http.failure');
  expect(failures.map(({ request, reason, message }) => [request, reason, message])).toEqual([
    [6, 'network', 'Failed to fetch'],
    [7, 'abort', 'signal timed out'],
    [8, 'abort', 'signal is aborted without reason'],
    [9, 'abort', 'enough'],
  ]);
});

test('knows logins and logouts by what was asked and answered', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  await page.evaluate(() => fetch('/api/login', { method: 'POST', body: '{}' }));
  await expect.poll(() => recordsOf('identity.login')).toMatchObject([{ who: 'u_1', label: 'Alice', how: 'response' }]);
  await page.evaluate(() => fetch('/api/logout', { method: 'POST' }));
  expect(await recordsOf('identity.logout')).toMatchObject([{ who: 'u_1', label: 'Alice' }]);
});

test('records what a Request was given as its body, copies included, and leaves it to be sent', async ({
  openRecorded,
}) => {
  const { page, recordsOf } = await openRecorded();
  const left = await page.evaluate(async () => {
    const request = new Request('/json', { method: 'POST', body: '{"n":1}' });
    const copy = request.clone();
    await fetch(request);
    await fetch(copy);
    await fetch(new Request(new Request('/json', { method: 'PUT', body: new URLSearchParams({ n: '2' }) })));
    await fetch(new Request('/json', { method: 'PUT', body: 'first' }), { body: 'second' });
    await fetch(new Request('/json'));
    return [request.bodyUsed, copy.bodyUsed];
  });
  expect(left).toEqual([true, true]);
  const requests = await recordsOf('http.request');
  expect(requests.map(({ method, body }) => [method, body])).toEqual([
    ['POST', '{"n":1}'],
    ['POST', '{"n":1}'],
    ['PUT', 'n=2'],
    ['PUT', 'second'],
    ['GET', undefined],
  ]);
});
