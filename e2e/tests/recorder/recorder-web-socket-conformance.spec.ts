import { checkWebSocket } from '#support/in-page/web-socket-checks.ts';
import { expect, test } from '#support/recorder-test.ts';

test('a watched WebSocket answers every question as the native one does', async ({ openRecorded }) => {
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  const url = native.url.replace('http', 'ws');
  const expected = await native.page.evaluate(checkWebSocket, url);
  expect(Object.keys(expected).length).toBeGreaterThan(60);
  expect(await watched.page.evaluate(checkWebSocket, url)).toEqual(expected);
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});

test('what is watched says that it is native; only its text asked for elsewhere lacks its name', async ({
  openRecorded,
}) => {
  const watchedNames = ['WebSocket', 'send', 'close', 'fetch'];
  const sources = () => {
    const functions = [WebSocket, WebSocket.prototype.send, WebSocket.prototype.close, fetch];
    return [functions.map(String), functions.map((each) => Function.prototype.toString.call(each))];
  };
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  const expected = watchedNames.map((name) => `function ${name}() { [native code] }`);
  expect(await native.page.evaluate(sources)).toEqual([expected, expected]);
  const nameless = watchedNames.map(() => 'function () { [native code] }');
  expect(await watched.page.evaluate(sources)).toEqual([expected, nameless]);
});
