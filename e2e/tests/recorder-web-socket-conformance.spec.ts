import { expect, test } from '../support/recorder-test.ts';
import { checkWebSocket } from '../support/web-socket-checks.ts';

test('a watched WebSocket answers every question as the native one does', async ({ openRecorded }) => {
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  const url = native.url.replace('http', 'ws');
  const expected = await native.page.evaluate(checkWebSocket, url);
  expect(Object.keys(expected).length).toBeGreaterThan(60);
  expect(await watched.page.evaluate(checkWebSocket, url)).toEqual(expected);
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});

test('only the source text of what is watched tells that it is', async ({ openRecorded }) => {
  const sources = () => [WebSocket, WebSocket.prototype.send, WebSocket.prototype.close, fetch].map(String);
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  expect(await native.page.evaluate(sources)).toEqual(
    ['WebSocket', 'send', 'close', 'fetch'].map((name) => `function ${name}() { [native code] }`),
  );
  expect(await watched.page.evaluate(sources)).toEqual(Array(4).fill('function () { [native code] }'));
});
