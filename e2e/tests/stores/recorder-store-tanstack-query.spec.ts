import { expect, test } from '#support/store-test.ts';

test.use({ app: 'tanstack-query-app.ts' });

test('finds the query cache of TanStack Query 5', async ({ openApp }) => {
  const { page, recordsOf } = await openApp();
  await expect(page.getByRole('button', { name: 'First m_1' })).toBeVisible();
  const found = await recordsOf('store.found');
  expect(found.map(({ library, name }) => [library, name])).toEqual([['tanstack-query', 'queries']]);
});

test('names the frame that made a query change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp();
  await page.getByRole('button', { name: 'First m_1' }).click();
  await expect(page.getByRole('button', { name: 'First m_2' })).toBeVisible();
  const commit = (await recordsOf('store.commit')).at(-1);
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in', text: 'm_2' });
  expect(commit?.causeHow).toBe('sync');
});

test('tells the cache as it is when recording begins late', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ record: false });
  await expect(page.getByRole('button', { name: 'First m_1' })).toBeVisible();
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const [snapshot] = await recordsOf('store.snapshot');
  expect(snapshot?.state).toMatchObject({ '["first"]': { state: { data: { items: [{ id: 'm_1' }] } } } });
});

test('tells which queries no component shows', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ record: false });
  await expect(page.getByRole('button', { name: 'First m_1' })).toBeVisible();
  await page.evaluate(() => window.storeApp.step((below) => below - 1));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const [snapshot] = await recordsOf('store.snapshot');
  expect(snapshot?.state).toMatchObject({ '["items",{"list":2}]': { shown: false } });
  expect(snapshot?.state).not.toHaveProperty(['["first"]', 'shown']);
});
