import { expect, test } from '#support/worker-test.ts';

const countUrls = `{
  const { createObjectURL, revokeObjectURL } = URL;
  window.held = new Set();
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob);
    held.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    held.delete(url);
    revokeObjectURL.call(URL, url);
  };
}`;

test('a worker that is ended before it began leaves nothing behind, and the next one is looked into', async ({
  startSite,
  openLooked,
}) => {
  const { page, recordsOf } = await openLooked(await startSite(), { before: countUrls });
  const held = () => page.evaluate(() => Reflect.get(window, 'held').size);
  await page.evaluate(() => {
    for (const type of ['classic', 'module'] as const) new Worker('workers/frames.js', { type }).terminate();
  });
  await expect.poll(held).toBe(0);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        new Worker('workers/frames.js').onmessage = resolve;
      }),
  );
  expect(await recordsOf('socket.open')).toMatchObject([{ socket: 1 }]);
  expect(await recordsOf('recorder.unseen')).toEqual([]);
  expect(await held()).toBe(0);
});
