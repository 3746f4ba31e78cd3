import { applyPatch } from '@driftscope/records';
import { expect, test } from '#support/store-test.ts';
import { vue2 } from '#support/stores/versions.ts';

test.use({ app: 'vue-2-data-app.ts' });

test('records the data of a Vue 2 component that holds what came over the wire, until it is gone', async ({
  openApp,
}) => {
  const { page, recordsOf } = await openApp({ versions: vue2 });
  await page.getByRole('button', { name: 'Load' }).click();
  await expect.poll(async () => (await recordsOf('store.found')).length).toBe(1);
  expect(await recordsOf('store.found')).toMatchObject([
    { library: 'vue', via: 'vue component', name: 'feed: items, byId, selected' },
  ]);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('output')).toHaveCount(0);
  const [snapshot] = await recordsOf('store.snapshot');
  expect(snapshot?.state).toMatchObject({ items: [{ id: 'm_1' }] });
  const commits = await recordsOf('store.commit');
  expect(commits.reduce((state, { patch }) => applyPatch(state, patch), snapshot?.state ?? null)).toBe(null);
});

test('takes the data of Vue 2 components in again when recording pauses', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ versions: vue2 });
  await page.getByRole('button', { name: 'Load' }).click();
  await expect.poll(async () => (await recordsOf('store.found')).length).toBe(1);
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  await expect.poll(async () => (await recordsOf('store.found')).length).toBe(2);
});
