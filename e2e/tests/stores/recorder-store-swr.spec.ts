import { expect, test } from '#support/store-test.ts';

test.use({ app: 'swr-app.ts' });

test('finds the cache of SWR, and says what of it no component shows', async ({ openApp }) => {
  const { page, recordsOf } = await openApp();
  await expect.poll(async () => (await recordsOf('store.found')).length).toBe(1);
  expect(await recordsOf('store.found')).toMatchObject([{ library: 'swr', via: 'react hook', name: 'cache' }]);
  await page.getByRole('button', { name: 'Hide or show the first' }).click();
  await expect
    .poll(async () => (await recordsOf('store.commit')).flatMap(({ patch }) => patch))
    .toContainEqual({ op: 'set', path: ['/items?list=0', 'shown'], value: false });
  await page.getByRole('button', { name: 'Hide or show the first' }).click();
  await expect
    .poll(async () => (await recordsOf('store.commit')).flatMap(({ patch }) => patch))
    .toContainEqual({ op: 'delete', path: ['/items?list=0', 'shown'] });
});

test('records the cache of SWR anew when recording pauses', async ({ openApp }) => {
  const { page, recordsOf } = await openApp();
  await expect.poll(async () => (await recordsOf('store.snapshot')).length).toBe(1);
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  await expect.poll(async () => (await recordsOf('store.snapshot')).length).toBe(2);
  await expect
    .poll(async () => (await recordsOf('store.commit')).at(-1)?.patch)
    .toContainEqual({ op: 'delete', path: ['/items?list=1', 'shown'] });
});
