import { expect, test } from '#support/worker-test.ts';

/** What a page hears of a worker: its messages, and its errors as they are shown to it. */
const hear = ([path, type]: readonly [string, WorkerType]) =>
  new Promise<unknown[]>((resolve) => {
    const heard: unknown[] = [];
    const worker = new Worker(path, { type });
    worker.onmessage = ({ data }) => heard.push(data);
    worker.onerror = (event) => {
      event.preventDefault();
      const { message, filename, lineno, colno, cancelable, bubbles } = event;
      resolve([...heard, event.constructor.name, { message, filename, lineno, colno, cancelable, bubbles }]);
    };
    worker.postMessage('fail');
  });

for (const type of ['classic', 'module'] as const) {
  for (const [what, path] of [
    ['throws as it starts', 'throws.js'],
    ['throws as it works', `${type}.js`],
    ['is not there', 'none.js'],
  ] as const) {
    test(`the page hears the same of a ${type} worker whose script ${what}`, { tag: '@nightly' }, async ({
      startSite,
      openLooked,
    }) => {
      const site = await startSite();
      const native = await openLooked(site, { native: true });
      const expected = await native.page.evaluate(hear, [`workers/${path}`, type] as const);
      const looked = await openLooked(site);
      expect(await looked.page.evaluate(hear, [`workers/${path}`, type] as const)).toEqual(expected);
      expect(await looked.recordsOf('recorder.fault')).toEqual([]);
      expect(await looked.recordsOf('recorder.unseen')).toEqual([]);
    });
  }
}

test('a worker of another origin is refused as it would have been, and one out of a blob is left as it is', {
  tag: '@nightly',
}, async ({ startSite, openLooked }) => {
  const [site, other] = [await startSite(), await startSite()];
  const start = (url: string) => {
    const outcome = (make: () => Worker) => {
      try {
        return String(make());
      } catch (error) {
        return error instanceof DOMException ? [error.name, error.message] : String(error);
      }
    };
    const blob = URL.createObjectURL(new Blob(['postMessage(location.href)']));
    const started = new Worker(blob);
    const isOwn = new Promise((resolve) => {
      started.onmessage = ({ data }) => resolve(data === blob);
    });
    return Promise.all([outcome(() => new Worker(`${url}/workers/classic.js`)), isOwn]);
  };
  const native = await openLooked(site, { native: true });
  const expected = await native.page.evaluate(start, other.url);
  expect(expected[1]).toBe(true);
  const looked = await openLooked(site);
  expect(await looked.page.evaluate(start, other.url)).toEqual(expected);
  expect(await looked.recordsOf('recorder.unseen')).toMatchObject([{ url: expect.stringMatching(/^blob:/) }]);
});
