import { expect, test } from '#support/worker-test.ts';

test('where a policy lets a worker out of a blob in and not its script, the page hears that it failed, and the records say why', {
  tag: '@nightly',
}, async ({ startSite, openLooked }) => {
  const site = await startSite({ policy: "script-src 'nonce-1'; worker-src 'self' blob:; connect-src 'self'" });
  const { page, recordsOf } = await openLooked(site);
  const start = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const worker = new Worker('workers/nested.js', { name: 'one' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = () => resolve('failed');
        }),
    );
  expect(await start()).toBe('failed');
  await expect.poll(() => recordsOf('recorder.unseen')).toMatchObject([{ what: 'worker', why: 'policy' }]);
  // From now on they are the browser's own.
  expect(await start()).toEqual(['one', '/workers/nested.js']);
});
