import { expect, test } from '#support/recorder-test.ts';

test('a page that turns on the recorder neither breaks it, nor reads it, nor is broken by it', async ({
  openRecorded,
}) => {
  const { page, url, records } = await openRecorded();
  const stolen = await page.evaluate(
    async (address) => {
      const seen: string[] = [];
      const steal = (what: string) => () => {
        seen.push(what);
        throw new Error('gotcha');
      };
      const spoil = (owner: object, key: string) =>
        Object.defineProperty(owner, key, { configurable: true, writable: true, value: steal(key) });
      spoil(Object.prototype, 'toJSON');
      spoil(Array.prototype, 'toJSON');
      JSON.stringify = steal('stringify');
      performance.now = steal('now');
      Reflect.apply = steal('apply');
      Reflect.construct = steal('construct');
      Object.assign(window, { setTimeout: steal('setTimeout'), clearTimeout: steal('clearTimeout') });
      const open = new Promise((resolve) => {
        const ws = new WebSocket(address);
        ws.onopen = () => ws.send('still here');
        ws.onmessage = resolve;
      });
      spoil(EventTarget.prototype, 'addEventListener');
      spoil(Event.prototype, 'composedPath');
      Object.defineProperty(MessageEvent.prototype, 'data', { configurable: true, get: steal('data') });

      const state = {
        n: 1,
        get secret() {
          return steal('getter')();
        },
      };
      const api = Reflect.get(window, '__DRIFTSCOPE__');
      api.registerStore('mine', { getState: () => state, subscribe: steal('subscribe') });
      api.registerStore('broken', { getState: steal('getState'), subscribe: () => undefined });
      api.registerStore(null, undefined);
      api.identify({ id: 1 });
      api.mark({ toString: steal('toString') });
      api.mark('a mark');
      await open;
      await fetch('/json');
      const { recorder, texts } = window.recorderUnderTest;
      recorder.flush();
      return { seen, sent: texts.length };
    },
    url.replace('http', 'ws'),
  );

  expect(stolen.sent).toBeGreaterThan(0);
  // What it handed over itself is called; nothing that belongs to the recorder's own work is.
  expect(stolen.seen.sort()).toEqual(['getState', 'subscribe']);
  const all = await records();
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
  expect(all).toContainEqual(expect.objectContaining({ kind: 'socket.frame', dir: 'in', text: 'still here' }));
  expect(all).toContainEqual(expect.objectContaining({ kind: 'store.snapshot', state: { n: 1 } }));
  expect(all).toContainEqual(expect.objectContaining({ kind: 'mark', text: 'a mark' }));
});

test('a second recorder in a page does nothing, and the hooks can be taken out again', async ({
  openRecorded,
  recorderScript,
}) => {
  const { page, url, recordsOf } = await openRecorded();
  const before = await page.evaluate((script) => {
    const { WebSocket, fetch } = window;
    const first = window.recorderUnderTest;
    Reflect.apply(Reflect.get(window, 'eval'), window, [script]);
    return [window.recorderUnderTest === first, window.WebSocket === WebSocket, window.fetch === fetch];
  }, recorderScript);
  expect(before).toEqual([true, true, true]);

  const after = await page.evaluate(
    async (address) => {
      const watched = window.WebSocket;
      window.recorderUnderTest.recorder.uninstall();
      new watched(address).close();
      await fetch('/json');
      return [window.WebSocket === watched, String(window.WebSocket), '__DRIFTSCOPE__' in window];
    },
    url.replace('http', 'ws'),
  );
  expect(after).toEqual([false, 'function WebSocket() { [native code] }', false]);
  expect(await recordsOf('socket.attempt')).toEqual([]);
  expect(await recordsOf('http.request')).toEqual([]);
});
