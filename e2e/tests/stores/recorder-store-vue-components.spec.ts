import { expect, test } from '#support/store-test.ts';
import { vue34 } from '#support/stores/versions.ts';

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

test.describe('components of which only closures have what they keep', () => {
  test.use({ app: 'vue-setup-app.ts' });

  test('are recorded as long as they read it', async ({ openApp }) => {
    const { page, recordsOf } = await openApp();
    await page.evaluate(() => window.storeApp.start?.());
    const found = async () => (await recordsOf('store.found')).map(({ name }) => name).sort();
    const left = async () => (await recordsOf('store.commit')).filter(({ patch }) => patch[0]?.path.length === 0);
    await expect.poll(found).toEqual(['ItemFeed: value', 'ItemPicked: value', 'ItemRow: value', 'NoteList: value']);
    await page.getByRole('button', { name: 'Show or hide' }).click();
    await expect.poll(async () => (await left()).length).toBe(1);
    await page.getByRole('button', { name: 'Show or hide' }).click();
    await expect.poll(async () => (await found()).length).toBe(5);
  });

  test('leave nothing behind in the page in which a first ref was waited for', async ({ openApp }) => {
    const { page } = await openApp();
    expect(await page.evaluate(() => '_rawValue' in Object.prototype)).toBe(false);
  });
});

for (const [version, versions, tag] of [
  ['Vue 3.5', {}, []],
  ['Vue 3.4', vue34, ['@nightly']],
] as const) {
  const title = `of a page of ${version} that a server had rendered records what only closures have, and once what is in a store of Pinia`;
  test(title, { tag: [...tag] }, async ({ openApp }) => {
    const { page, recordsOf } = await openApp({ app: 'vue-hydrated-app.ts', versions });
    await page.evaluate(() => window.storeApp.start?.());
    const found = async () => (await recordsOf('store.found')).map(({ library, name }) => `${library} ${name}`).sort();
    await expect.poll(found).toContain('vue ItemList: value');
    // As long as it takes to look again at what was found nothing in.
    await page.waitForTimeout(1_500);
    expect(await found()).toEqual(['pinia items', 'vue ItemList: value']);
  });
}
