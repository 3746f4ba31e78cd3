import type { RecordedPage } from '#support/recorder-test.ts';
import { expect, test } from '#support/store-test.ts';

test.use({ app: 'mobx-found-app.ts' });

const namesIn = async ({ recordsOf }: Pick<RecordedPage, 'recordsOf'>) =>
  (await recordsOf('store.found')).map(({ library, name }) => `${library} ${name}`).sort();
const names = ['mobx itemsStore', 'mobx list', 'mobx sessionStore', 'mobx settingsStore', 'mobx title'];

test('finds the stores that components are given, have made, or read; runs nothing that is computed', async ({
  openApp,
}) => {
  const recorded = await openApp();
  await expect.poll(() => namesIn(recorded)).toEqual(names);
  expect(await recorded.recordsOf('recorder.fault')).toEqual([]);
});

test('an app that wants to be warned of reads outside of reactions is not warned of ours', async ({ openApp }) => {
  const recorded = await openApp({ versions: { mobx: 'mobx/dist/mobx.esm.development.js' } });
  const { page, recordsOf } = recorded;
  await expect.poll(() => namesIn(recorded)).toEqual(names);
  await page.evaluate('for (let step = 0; step < 50; step += 1) storeApp.step((below) => (step * 5) % below)');
  const changed = async () => new Set((await recordsOf('store.commit')).map(({ store }) => store)).size;
  // All but the one of the room.
  await expect.poll(changed).toBe(names.length - 1);
  expect((await page.consoleMessages()).map((message) => message.text())).toEqual([]);
});

test('names the frame that made a store change', async ({ openApp }) => {
  const recorded = await openApp();
  const { page, records, recordsOf } = recorded;
  await expect.poll(() => namesIn(recorded)).toEqual(names);
  await page.getByRole('button', { name: 'Items 0' }).click();
  await expect(page.getByRole('button', { name: 'Items 1' })).toBeVisible();
  const commit = (await recordsOf('store.commit')).at(-1);
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in', text: 'm_1' });
  expect(commit?.causeHow).toBe('sync');
});

test('a store that a component takes along is empty from then on', async ({ openApp }) => {
  const recorded = await openApp();
  const { page, recordsOf } = recorded;
  await expect.poll(() => namesIn(recorded)).toEqual(names);
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading')).toHaveCount(0);
  const room = (await recordsOf('store.found')).find(({ name }) => name === 'title');
  const lastOfRoom = async () => (await recordsOf('store.commit')).findLast(({ store }) => store === room?.store);
  await expect.poll(async () => (await lastOfRoom())?.patch).toEqual([{ op: 'set', path: [], value: null }]);
});
