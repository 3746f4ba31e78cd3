import { expect, test } from '#support/worker-test.ts';

/** What the worker of a bundler says once it has found all of its code. */
const start = ([bundler, script]: readonly [string, string]) =>
  new Promise<unknown>((resolve, reject) => {
    const address = new URL(script, document.baseURI);
    const worker =
      bundler === 'webpack'
        ? new Worker(address, Object.assign<object, object>({ name: 'one' }, { type: undefined }))
        : new Worker(address, { type: 'module', name: 'one' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
  });

for (const bundler of ['webpack', 'vite'] as const) {
  test(`a worker as ${bundler} builds it finds the rest of its code beside it`, async ({ startSite, openLooked }) => {
    const site = await startSite();
    const script = [bundler, `/workers/${bundler}.js?hash=1`] as const;
    const native = await openLooked(site, { native: true });
    const expected = await native.page.evaluate(start, script);
    const looked = await openLooked(site);
    expect(await looked.page.evaluate(start, script)).toEqual(expected);
    expect(await looked.recordsOf('recorder.unseen')).toEqual([]);
    expect(await looked.recordsOf('recorder.fault')).toEqual([]);
  });
}
