import { checkXhr } from '#support/in-page/xhr-checks.ts';
import { expect, test } from '#support/recorder-test.ts';

test('a watched XMLHttpRequest answers every question as the native one does', async ({ openRecorded }) => {
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  const expected = await native.page.evaluate(checkXhr);
  expect(Object.keys(expected).length).toBeGreaterThan(30);
  expect(await watched.page.evaluate(checkXhr)).toEqual(expected);
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});

test('records requests, responses, text bodies and failures', async ({ openRecorded }) => {
  const { page, url, records, recordsOf } = await openRecorded();
  await page.evaluate(async () => {
    const run = (method: string, path: string, prepare?: (xhr: XMLHttpRequest) => void, body?: string) =>
      new Promise((resolve) => {
        const xhr = new XMLHttpRequest();
        xhr.onloadend = resolve;
        xhr.open(method, path);
        prepare?.(xhr);
        xhr.send(body);
      });
    const headers = (xhr: XMLHttpRequest) => {
      xhr.setRequestHeader('Authorization', 'Bearer secret');
      xhr.setRequestHeader('Sentry-Trace', 'abc-def-1');
      xhr.setRequestHeader('baggage', 'sentry-release=1');
    };
    await run('post', '/json#part', headers, '{"text":"hi"}');
    await run('GET', '/json', (xhr) => Object.assign(xhr, { responseType: 'json' }));
    await run('GET', '/image');
    await run('GET', '/json', (xhr) => Object.assign(xhr, { responseType: 'blob' }));
    await run('GET', '/nothing');
    await run('GET', '/large');
    await run('GET', '/broken');
    await run('GET', '/never', (xhr) => Object.assign(xhr, { timeout: 10 }));
    await run('GET', '/never', (xhr) => setTimeout(() => xhr.abort()));
    await fetch('/json', { headers: { traceparent: '00-1-2-01' } });
  });
  expect(JSON.stringify(await records())).not.toContain('secret');

  const requests = await recordsOf('http.request');
  expect(requests.map(({ request, api }) => [request, api])).toEqual([
    ...Array.from({ length: 9 }, (_, at) => [at + 1, 'xhr']),
    [10, 'fetch'],
  ]);
  expect(requests[0]).toMatchObject({
    method: 'POST',
    url: `${url}/json`,
    auth: 'bearer',
    body: '{"text":"hi"}',
    trace: { sentryTrace: 'abc-def-1', baggage: 'sentry-release=1' },
  });
  expect(requests[9]).toMatchObject({ trace: { traceparent: '00-1-2-01' } });
  const responses = (await recordsOf('http.response')).slice(0, 6);
  expect(responses.map(({ request, status, noBody }) => [request, status, noBody])).toEqual([
    [1, 200, undefined],
    [2, 200, undefined],
    [3, 200, 'binary'],
    [4, 200, 'binary'],
    [5, 204, 'empty'],
    [6, 200, undefined],
  ]);
  const json = '{"items":[{"id":"m_1"}]}';
  const bodies = (await recordsOf('http.body')).slice(0, 3);
  expect(bodies.map(({ request, body, cut }) => [request, body.length, cut])).toEqual([
    [1, json.length, undefined],
    [2, json.length, undefined],
    [6, 262_144, 'size'],
  ]);
  expect((await recordsOf('http.failure')).map(({ request, reason, message }) => [request, reason, message])).toEqual([
    [7, 'network', 'error'],
    [8, 'abort', 'timeout'],
    [9, 'abort', 'abort'],
  ]);
});

test('a request names the record that it followed from, and a store the response', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  await page.evaluate(() => {
    let state = { n: 0 };
    let tell = () => undefined as unknown;
    const store = {
      getState: () => state,
      subscribe: (listener: () => void) => {
        tell = listener;
        return () => undefined;
      },
    };
    Reflect.get(window, '__DRIFTSCOPE__').registerStore('mine', store);
    const xhr = new XMLHttpRequest();
    xhr.onload = () => {
      state = { n: 1 };
      tell();
      void fetch('/json');
    };
    xhr.open('GET', '/json');
    xhr.send();
  });
  await expect.poll(() => recordsOf('http.request')).toHaveLength(2);
  await expect.poll(() => recordsOf('store.commit')).toHaveLength(1);
  const [response] = await recordsOf('http.response');
  expect(await recordsOf('store.commit')).toMatchObject([{ cause: response?.seq, causeHow: 'sync' }]);
  expect((await recordsOf('http.request'))[1]).toMatchObject({ cause: response?.seq, causeHow: 'sync' });
});
