import { expect, test } from '#support/recorder-test.ts';

/** Asks a page's EventSource what a page could ask it. It runs inside the page. */
async function askEventSource(): Promise<unknown[]> {
  const { prototype } = EventSource;
  const { value: close, ...flags } = Object.getOwnPropertyDescriptor(prototype, 'close') ?? {};
  class Own extends EventSource {
    readonly mine = 1;
  }
  const own = new Own('/stream');
  const order: string[] = [];
  own.addEventListener('message', () => order.push('listener'));
  own.onmessage = () => order.push('property');
  own.addEventListener('message', { handleEvent: () => order.push('object') }, { once: true });
  await new Promise((resolve) => own.addEventListener('message', resolve));
  own.close();
  let thrown = '';
  try {
    Reflect.apply(EventSource, undefined, ['/stream']);
  } catch (error) {
    thrown = String(error);
  }
  return [
    EventSource.name,
    EventSource.length,
    EventSource.OPEN,
    [flags, close.name, close.length],
    [prototype.addEventListener.name, prototype.addEventListener.length],
    [own instanceof Own, own instanceof EventSource, own.constructor === Own, own.mine, own.readyState],
    order,
    thrown,
  ];
}

test('a watched EventSource answers as the native one does', async ({ openRecorded }) => {
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  expect(await watched.page.evaluate(askEventSource)).toEqual(await native.page.evaluate(askEventSource));
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});

test('records what comes over a stream, named events as well, and how it ends', async ({ openRecorded }) => {
  const { page, url, records } = await openRecorded();
  // Events as the server would send them: what answers a stream is the browser's to say.
  await page.route('**/events', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: 'retry: 60000\n\nid: 7\ndata: {"n":1}\n\nevent: room\ndata: two\n\nevent: other\ndata: three\n\n',
    }),
  );
  await page.evaluate(async () => {
    const source = new EventSource('/events');
    source.addEventListener('room', () => undefined);
    await new Promise((resolve) => source.addEventListener('error', resolve));
    source.close();
    const missing = new EventSource('/missing');
    await new Promise((resolve) => missing.addEventListener('error', resolve));
  });
  const streams = (await records()).filter(({ kind }) => kind.startsWith('stream.'));
  expect(streams).toMatchObject([
    { kind: 'stream.attempt', stream: 1, url: `${url}/events` },
    { kind: 'stream.open', stream: 1 },
    { kind: 'stream.event', stream: 1, n: 1, event: 'message', text: '{"n":1}', lastEventId: '7' },
    { kind: 'stream.event', stream: 1, n: 2, event: 'room', size: 3, text: 'two' },
    { kind: 'stream.error', stream: 1, retries: true },
    { kind: 'stream.close', stream: 1 },
    { kind: 'stream.attempt', stream: 2 },
    { kind: 'stream.error', stream: 2, retries: false },
  ]);
});
