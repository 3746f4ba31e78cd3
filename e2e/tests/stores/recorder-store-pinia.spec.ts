import { expect, test } from '#support/store-test.ts';

test.use({ app: 'pinia-app.ts' });

test('finds the Pinia stores of a production build, and one that is made later', async ({ openApp }) => {
  const { page, recordsOf } = await openApp();
  const found = async () => (await recordsOf('store.found')).map(({ library, name }) => [library, name]);
  expect(await found()).toEqual([['pinia', 'todos']]);
  await page.getByRole('button', { name: 'Start a draft' }).click();
  await expect.poll(found).toEqual([
    ['pinia', 'todos'],
    ['pinia', 'draft'],
  ]);
});

test('names the frame that made a Pinia store change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp();
  await page.getByRole('button', { name: 'Items 0' }).click();
  await expect(page.getByRole('button', { name: 'Items 1' })).toBeVisible();
  const [commit] = await recordsOf('store.commit');
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in', text: 'm_1' });
  expect(commit?.causeHow).toBe('sync');
});

test('tells the states as they are when recording begins late', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.getByRole('button', { name: 'Items 0' }).click();
  await expect(page.getByRole('button', { name: 'Items 1' })).toBeVisible();
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  expect(await recordsOf('store.snapshot')).toMatchObject([{ state: { list: [{ id: 'm_1' }] } }]);
});
