import { expect, test } from '#support/store-test.ts';

test.use({ app: 'vue-app.ts' });

const names = [
  'ItemFeed: byId, total',
  'ItemFeed: items, total',
  'ItemFeed: selected, total',
  'ItemNotes: notes, open',
];

test('records what components of Vue 3 keep while they are in the page, and not while it is kept alive', async ({
  openApp,
}) => {
  const { page, recordsOf } = await openApp();
  const found = async () => (await recordsOf('store.found')).map(({ name }) => name).sort();
  await page.evaluate(() => window.storeApp.start?.());
  await expect.poll(found).toEqual(names);
  expect(await recordsOf('store.found')).toMatchObject(names.map(() => ({ library: 'vue', via: 'vue component' })));
  await page.getByRole('button', { name: 'Show or hide' }).click();
  await expect
    .poll(async () => (await recordsOf('store.commit')).filter(({ patch }) => patch[0]?.path.length === 0).length)
    .toBe(names.length);
  await page.getByRole('button', { name: 'Show or hide' }).click();
  await expect.poll(found).toEqual([...names, ...names].sort());
});

test('takes what components of Vue 3 keep in again when recording pauses', async ({ openApp }) => {
  const { page, recordsOf } = await openApp();
  await page.evaluate(() => window.storeApp.start?.());
  await expect.poll(async () => (await recordsOf('store.found')).length).toBe(names.length);
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  await expect.poll(async () => (await recordsOf('store.found')).length).toBe(2 * names.length);
});

test.describe('a component that was drawn anew just before it went', () => {
  test.use({ app: 'vue-closing-app.ts' });

  test('is gone, and does not come back as another store', async ({ openApp }) => {
    const { page, recordsOf } = await openApp();
    await page.evaluate(() => window.storeApp.start?.());
    const found = async () => (await recordsOf('store.found')).map(({ name }) => name);
    await expect.poll(found).toEqual(['ItemDialog: items, turn']);
    await page.getByRole('button', { name: 'Close' }).click();
    const left = async () => (await recordsOf('store.commit')).filter(({ patch }) => patch[0]?.path.length === 0);
    await expect.poll(async () => (await left()).length).toBe(1);
    // As long as it takes to look again at what was drawn anew, and at what was found nothing in.
    await page.waitForTimeout(1_500);
    expect(await found()).toEqual(['ItemDialog: items, turn']);
  });
});
