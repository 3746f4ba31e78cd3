import { bundleFixture } from '#support/bundles/recorder-bundle.ts';
import { expect, test } from '#support/recorder-test.ts';

test('what a browser does is what a page sees of a cut: sockets, fetch and XMLHttpRequest, until it is over', async ({
  openRecorded,
}) => {
  const { page, url, recordsOf } = await openRecorded({ after: await bundleFixture('faults-entry.ts') });
  const seen = await page.evaluate(
    async (address) => {
      const connect = () => {
        const ws = new WebSocket(address);
        const heard: unknown[] = [ws.readyState];
        for (const type of ['open', 'error', 'close']) {
          ws.addEventListener(type, (event) => heard.push(event instanceof CloseEvent ? [type, event.code] : type));
        }
        const next = (type: string) => new Promise((resolve) => ws.addEventListener(type, resolve, { once: true }));
        return { ws, heard, next };
      };
      const ask = (isAsync: boolean) =>
        new Promise((resolve) => {
          const xhr = new XMLHttpRequest();
          xhr.open('GET', '/json', isAsync);
          xhr.addEventListener('loadend', () => resolve(xhr.status));
          try {
            xhr.send();
          } catch (error) {
            resolve(error instanceof DOMException && error.name);
          }
        });
      const before = connect();
      await before.next('open');
      window.faultsUnderTest.begin({ kind: 'cut', forMs: 60_000 });
      const during = connect();
      await during.next('close');
      const requests = [await fetch('/json').catch(String), await ask(true), await ask(false)];
      window.faultsUnderTest.undo();
      const after = connect();
      await after.next('open');
      return {
        sockets: [before, during, after].map(({ ws, heard }) => [...heard, ws.readyState]),
        requests,
        mended: [(await fetch('/json')).status, await ask(true)],
      };
    },
    url.replace('http', 'ws'),
  );
  expect(seen).toEqual({
    sockets: [
      [0, 'open', ['close', 1006], 3],
      [0, 'error', ['close', 1006], 3],
      [0, 'open', 1],
    ],
    requests: ['TypeError: Failed to fetch', 0, 'NetworkError'],
    mended: [200, 200],
  });
  expect(await recordsOf('fault.end')).toMatchObject([{ why: 'undone', hits: 5 }]);
  expect((await recordsOf('http.request')).map((record) => record.url)).toEqual(Array(5).fill(`${url}/json`));
  expect(await recordsOf('socket.closing')).toEqual([]);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});

test('frames are dropped, doubled, delayed and overtaken, in and out, and pass untouched after it', async ({
  openRecorded,
}) => {
  const { page, url, recordsOf } = await openRecorded({ after: await bundleFixture('faults-entry.ts') });
  const heard = await page.evaluate(
    async (address) => {
      const ws = new WebSocket(address);
      const got: unknown[] = [];
      ws.addEventListener('message', ({ data }) => got.push(data));
      await new Promise((resolve) => ws.addEventListener('open', resolve));
      const forMs = 60_000;
      /** All that comes back of these, up to a last one that no fault is about. */
      const echo = async (...frames: readonly string[]) => {
        got.length = 0;
        for (const frame of [...frames, 'last']) ws.send(frame);
        await new Promise<void>((resolve) => {
          const look = ({ data }: MessageEvent) => {
            if (data !== 'last') return;
            ws.removeEventListener('message', look);
            resolve();
          };
          ws.addEventListener('message', look);
        });
        window.faultsUnderTest.undo();
        return [...got];
      };
      const { begin } = window.faultsUnderTest;
      begin({ kind: 'drop', dir: 'out', event: 'a*', forMs });
      const dropped = await echo('a', 'b');
      begin({ kind: 'double', dir: 'in', event: 'a*', forMs });
      const doubled = await echo('a', 'b');
      begin({ kind: 'delay', dir: 'in', event: 'a*', delayMs: 50, forMs });
      const delayed = await echo('a', 'b');
      begin({ kind: 'reorder', dir: 'in', event: 'a*', forMs });
      const overtaken = await echo('a', 'b');
      return { dropped, doubled, delayed, overtaken, untouched: await echo('a', 'b') };
    },
    url.replace('http', 'ws'),
  );
  expect(heard).toEqual({
    dropped: ['b', 'last'],
    doubled: ['a', 'a', 'b', 'last'],
    delayed: ['a', 'b', 'last'],
    overtaken: ['b', 'a', 'last'],
    untouched: ['a', 'b', 'last'],
  });
  expect((await recordsOf('fault.end')).map(({ hits }) => hits)).toEqual([1, 1, 1, 1]);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});

test('what a handler puts off by a promise still names the frame that a fault gave it', async ({ openRecorded }) => {
  const { page, url, recordsOf } = await openRecorded({ after: await bundleFixture('faults-entry.ts') });
  await page.evaluate(
    async (address) => {
      const ws = new WebSocket(address);
      const requests: Promise<Response>[] = [];
      const next = (type: string) => new Promise((resolve) => ws.addEventListener(type, resolve, { once: true }));
      await next('open');
      ws.addEventListener('message', () => void Promise.resolve().then(() => requests.push(fetch('/json'))));
      window.faultsUnderTest.begin({ kind: 'double', dir: 'in', event: '', forMs: 60_000 });
      ws.send('doubled');
      await next('message');
      window.faultsUnderTest.begin({ kind: 'delay', dir: 'in', event: '', delayMs: 50, forMs: 60_000 });
      ws.send('delayed and doubled');
      await next('message');
      await Promise.all(requests);
    },
    url.replace('http', 'ws'),
  );
  const given = (await recordsOf('socket.frame')).filter(({ dir }) => dir === 'in').map(({ seq }) => seq);
  expect(given.length).toBeGreaterThan(2);
  const requests = await recordsOf('http.request');
  expect(requests.map(({ cause }) => cause)).toEqual(given);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});

test('when all is undone nothing of the faults is left in the page', async ({ openRecorded }) => {
  const { page } = await openRecorded({ after: await bundleFixture('faults-entry.ts') });
  const [broken, mended] = await page.evaluate(() => {
    const look = () => [
      document.visibilityState,
      navigator.onLine,
      Math.abs(Math.round((Date.now() - performance.timeOrigin - performance.now()) / 60_000)),
      Object.hasOwn(document, 'hidden') || Object.hasOwn(navigator, 'onLine'),
      new Date() instanceof Date,
      Date.prototype.constructor === Date,
    ];
    const native = Date;
    const { begin, undo } = window.faultsUnderTest;
    begin({ kind: 'hide', forMs: 60_000 });
    begin({ kind: 'offline', forMs: 60_000 });
    begin({ kind: 'skew-clock', skewMs: 600_000, forMs: 60_000 });
    const first = look();
    undo();
    return [first, [...look(), Date === native]];
  });
  expect(broken).toEqual(['hidden', false, 10, true, true, true]);
  expect(mended).toEqual(['visible', true, 0, false, true, true, true]);
});
