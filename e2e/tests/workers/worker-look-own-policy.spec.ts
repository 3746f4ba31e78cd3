import { expect, test } from '#support/worker-test.ts';

test('a worker whose own answer has a policy runs, and its socket is recorded', async ({ startSite, openLooked }) => {
  const site = await startSite({ scriptPolicy: "default-src 'self'" });
  const { page, recordsOf } = await openLooked(site);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        new Worker('workers/frames.js').onmessage = resolve;
      }),
  );
  expect(await recordsOf('socket.open')).toMatchObject([{ socket: 1 }]);
  expect(await recordsOf('recorder.unseen')).toEqual([]);
});
