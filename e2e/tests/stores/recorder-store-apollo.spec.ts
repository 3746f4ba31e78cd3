import { expect, test } from '#support/store-test.ts';

test.use({ app: 'apollo-app.ts' });

test('names the frame that made an Apollo cache change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp();
  await page.getByRole('button', { name: 'Messages 1' }).click();
  await expect(page.getByRole('button', { name: 'Messages 2' })).toBeVisible();
  const commit = (await recordsOf('store.commit')).at(-1);
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in', text: 'm_2' });
  expect(commit?.causeHow).toBe('sync');
});

test('tells the cache as it is when recording begins late', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await expect(page.getByRole('button', { name: 'Messages 1' })).toBeVisible();
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const [cache, optimistic] = await recordsOf('store.snapshot');
  expect(cache?.state).toMatchObject({ 'Message:m_1': { text: 'first' } });
  expect(optimistic?.state).toEqual({});
});
