import type { Page } from '@playwright/test';
import { expect, test } from '#support/worker-test.ts';

/** Starts the worker under test, and answers once it has opened its socket. */
const start = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const worker = new Worker('workers/frames.js');
        Reflect.set(window, 'worker', worker);
        Reflect.set(window, 'heard', []);
        worker.onmessage = ({ data }) => {
          Reflect.get(window, 'heard').push(data);
          if (data === 'open') resolve();
        };
      }),
  );
const ask = (page: Page, ...texts: string[]) =>
  page.evaluate((all) => {
    for (const text of all) Reflect.get(window, 'worker').postMessage(text);
  }, texts);
const heard = (page: Page) => page.evaluate(() => Reflect.get(window, 'heard'));

test('frames of a worker are recorded as those of a page: with their numbers, kinds, sizes and caps', async ({
  startSite,
  openLooked,
}) => {
  const { page, recordsOf } = await openLooked(await startSite());
  await page.evaluate(() => new WebSocket(`ws://${location.host}/own`));
  await start(page);
  await ask(page, 'text', 'bytes', 'blob', 'long');
  await expect.poll(() => heard(page)).toEqual(['open', 'text', 3, 4, 70_000]);
  await expect.poll(() => recordsOf('socket.frame')).toHaveLength(8);
  const frames = (await recordsOf('socket.frame')).map(({ seq: _seq, t: _t, text, ...rest }) => ({
    ...rest,
    ...(text !== undefined && { length: text.length }),
  }));
  const both = (n: number, payload: object) =>
    ['out', 'in'].map((dir) => ({ kind: 'socket.frame', socket: 2, dir, n, ...payload }));
  for (const frame of [
    ...both(1, { size: 4, length: 4 }),
    ...both(2, { size: 3, base64: 'AQID' }),
    ...both(3, { size: 4, base64: 'YmxvYg==' }),
    ...both(4, { size: 70_000, length: 65_536, cut: 'size' }),
  ])
    expect(frames).toContainEqual(frame);
  expect((await recordsOf('socket.attempt')).map(({ socket, url }) => [socket, new URL(url).pathname])).toEqual([
    [1, '/own'],
    [2, '/socket'],
  ]);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});

test('a recording that begins late is told of the sockets that a worker has, with their counts', async ({
  startSite,
  openLooked,
}) => {
  const { page, recordsOf } = await openLooked(await startSite());
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await start(page);
  await ask(page, 'text');
  await expect.poll(() => heard(page)).toEqual(['open', 'text']);
  expect(await recordsOf('socket.frame')).toEqual([]);
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  await expect.poll(() => recordsOf('socket.found')).toMatchObject([{ state: 'open', framesIn: 1, framesOut: 1 }]);
  await ask(page, 'text');
  await expect
    .poll(() => recordsOf('socket.frame'))
    .toMatchObject([
      { dir: 'out', n: 2 },
      { dir: 'in', n: 2 },
    ]);
});

for (const [how, end] of [
  ['the page ends', () => Reflect.get(window, 'worker').terminate()],
  ['ends itself', () => Reflect.get(window, 'worker').postMessage('end')],
] as const) {
  test(`the sockets of a worker that ${how} are closed in the records`, async ({ startSite, openLooked }) => {
    const { page, recordsOf } = await openLooked(await startSite());
    await start(page);
    await page.evaluate(end);
    await expect.poll(() => recordsOf('socket.close')).toMatchObject([{ socket: 1, code: 1006, clean: false }]);
  });
}
