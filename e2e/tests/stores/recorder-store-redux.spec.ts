import { reduxDevtools } from '#support/browser/redux-devtools.ts';
import { expect, test } from '#support/store-test.ts';
import { expectExactStates } from '#support/stores/exact-states.ts';

test.use({ app: 'redux-app.ts' });

test('finds every Redux Toolkit store as it is created, once', async ({ openApp }) => {
  const { page, recordsOf } = await openApp();
  await expect(page.getByRole('button', { name: 'Count 0' })).toBeVisible();
  const found = await recordsOf('store.found');
  expect(found.map(({ library, name, via }) => [library, name, via])).toEqual([
    ['redux', 'todos, counter', 'redux devtools'],
    ['redux', 'hidden', 'redux devtools'],
  ]);
});

test('names the frame that made a Redux store change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp();
  await page.getByRole('button', { name: 'Count 0' }).click();
  await expect(page.getByRole('button', { name: 'Count 1' })).toBeVisible();
  const [commit] = await recordsOf('store.commit');
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in' });
  expect(commit).toMatchObject({ causeHow: 'sync', patch: [{ op: 'set', path: ['counter'], value: 1 }] });
});

test('finds the store that components are given when recording begins late', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.storeApp.step(() => 0));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  expect((await recordsOf('store.found')).map(({ name }) => name)).toContain('todos, counter');
});

for (const order of ['before', 'after'] as const) {
  test(`stands beside Redux DevTools that came ${order} the recorder`, async ({ openApp }) => {
    const recorded = await openApp({ [order]: reduxDevtools });
    const { page, recordsOf } = recorded;
    expect(await page.evaluate('devtools.stores.length')).toBe(2);
    await expectExactStates(recorded, 2, 20);
    const found = await recordsOf('store.found');
    expect(found.map(({ name }) => name)).toEqual(['todos, counter', 'hidden']);
  });
}
