import { applyPatch } from '@driftscope/records';
import type { Page } from '@playwright/test';
import type { RecordedPage } from '#support/recorder-test.ts';
import { expect, test } from '#support/store-test.ts';

test.use({ app: 'react-state-app.ts' });

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function openLoaded(openApp: () => Promise<RecordedPage>): Promise<RecordedPage> {
  const recorded = await openApp();
  await press(recorded.page, 'Load');
  await expect.poll(async () => (await recorded.recordsOf('store.found')).length).toBe(3);
  return recorded;
}

test('finds the local state and the context that hold what came over the wire, each once, and no other', async ({
  openApp,
}) => {
  const { recordsOf } = await openLoaded(openApp);
  const found = await recordsOf('store.found');
  expect(found.map(({ library, name, via }) => [library, name, via])).toEqual(
    expect.arrayContaining([
      ['react', 'Feed: list', 'react state'],
      ['react', 'Feed: item', 'react state'],
      ['react', 'Context: pinned', 'react context'],
    ]),
  );
});

test('says which frame probably made the local state change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openLoaded(openApp);
  await press(page, 'Listen');
  await expect(page.locator('output')).toHaveText('2 ');
  const commit = (await recordsOf('store.commit')).at(-1);
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in' });
  expect(commit?.causeHow).toBe('likely');
});

test('tells that local state is gone with its component', async ({ openApp }) => {
  const { page, recordsOf } = await openLoaded(openApp);
  await press(page, 'Open or close');
  await expect(page.locator('output')).toHaveCount(0);
  const commits = await recordsOf('store.commit');
  const last = (await recordsOf('store.snapshot')).map(({ store, state }) =>
    commits.filter((commit) => commit.store === store).reduce((before, { patch }) => applyPatch(before, patch), state),
  );
  expect(last).toEqual([null, null, null]);
});

test('takes local state in again when recording pauses', async ({ openApp }) => {
  const { page, recordsOf } = await openLoaded(openApp);
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  await expect.poll(async () => (await recordsOf('store.found')).length).toBe(6);
});

test.describe('a component that was drawn anew just before it went', () => {
  test.use({ app: 'react-closing-app.ts' });

  test('is gone, and does not come back as another store', async ({ openApp }) => {
    const { page, recordsOf } = await openApp();
    const found = async () => (await recordsOf('store.found')).map(({ name }) => name);
    await expect.poll(found).toEqual(['Dialog: list']);
    await press(page, 'Close');
    const left = async () => (await recordsOf('store.commit')).filter(({ patch }) => patch[0]?.path.length === 0);
    await expect.poll(async () => (await left()).length).toBe(1);
    // As long as it takes to look again at what was drawn anew, and at what was found nothing in.
    await page.waitForTimeout(1_500);
    expect(await found()).toEqual(['Dialog: list']);
  });
});
