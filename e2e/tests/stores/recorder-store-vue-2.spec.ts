import { expect, test } from '#support/store-test.ts';
import { vue2 } from '#support/stores/versions.ts';

test.use({ app: 'vue-2-app.ts' });

test('names the frame that made the stores of a Vue 2 app change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp({ versions: vue2 });
  await page.getByRole('button', { name: 'Items 0 0' }).click();
  await expect(page.getByRole('button', { name: 'Items 1 1' })).toBeVisible();
  const frame = (await records()).find((record) => record.kind === 'socket.frame' && record.dir === 'in');
  expect(await recordsOf('store.commit')).toMatchObject([
    { cause: frame?.seq, causeHow: 'sync', patch: [{ op: 'set', path: ['count'], value: 1 }] },
    { cause: frame?.seq, causeHow: 'sync', patch: [{ op: 'splice', path: ['list'], insert: [{ id: 'm_1' }] }] },
  ]);
});

test('tells the stores of a Vue 2 app as they are when recording begins late', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ versions: vue2, record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.getByRole('button', { name: 'Items 0 0' }).click();
  await expect(page.getByRole('button', { name: 'Items 1 1' })).toBeVisible();
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const states = (await recordsOf('store.snapshot')).map(({ state }) => state);
  expect(states).toMatchObject([{ list: [{ id: 'm_1' }] }, { count: 1, list: [] }]);
});
