import { expect, test } from '#support/worker-test.ts';

const accountOf = (type: WorkerType) =>
  new Promise<unknown>((resolve, reject) => {
    const worker = new Worker(`workers/${type}.js?v=1#top`, { name: 'one', type });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
    worker.postMessage('account');
  });

for (const type of ['classic', 'module'] as const) {
  test(`a ${type} worker that is looked into finds itself and its addresses as it would have`, async ({
    startSite,
    openLooked,
  }) => {
    const site = await startSite();
    const native = await openLooked(site, { native: true });
    const expected = await native.page.evaluate(accountOf, type);
    const looked = await openLooked(site);
    expect(await looked.page.evaluate(accountOf, type)).toEqual(expected);
    expect(await looked.recordsOf('recorder.fault')).toEqual([]);
    expect((await looked.recordsOf('socket.attempt')).map(({ url }) => url)).toContain(
      `${site.url.replace('http', 'ws')}/socket`,
    );
  });
}
