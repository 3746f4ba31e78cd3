import { applyPatch, type Json } from '@driftscope/records';
import { expect, test } from '#support/recorder-test.ts';

test('finds the Zustand stores of a production build, and their changes with what caused them', async ({
  openRecorded,
}) => {
  const { page, records, recordsOf } = await openRecorded({ path: '/app' });
  const output = page.locator('output');
  await expect(output).toHaveText('1 nobody');

  const found = await recordsOf('store.found');
  expect(found.map(({ library, name }) => [library, name])).toEqual([
    ['zustand', 'messages'],
    ['zustand', 'user'],
  ]);

  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Listen' }).click();
  await expect(output).toHaveText('3 nobody');
  await page.getByRole('button', { name: 'Load' }).click();
  await expect(output).toHaveText('4 nobody');

  const commits = await recordsOf('store.commit');
  const all = await records();
  const causeOf = (seq: number | undefined) => all.find((record) => record.seq === seq)?.kind;
  expect(commits.map(({ cause, causeHow }) => [causeOf(cause), causeHow])).toEqual([
    ['ui.click', 'sync'],
    ['socket.frame', 'sync'],
    ['http.response', 'async'],
  ]);
  const [snapshot] = await recordsOf('store.snapshot');
  const state = commits.reduce<Json>((before, { patch }) => applyPatch(before, patch), snapshot?.state ?? null);
  expect(state).toEqual({
    messages: [
      { id: 'm_1', text: 'first' },
      { id: 'm_2', text: 'second' },
      { id: 'm_3', text: 'by socket' },
      { id: 'm_1_again', text: 'by request' },
    ],
  });
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
});

test('finds a store whose first component is mounted later', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded({ path: '/app' });
  await page.getByRole('button', { name: 'Open late' }).click();
  await expect(page.locator('i')).toHaveText('1');
  expect((await recordsOf('store.found')).map(({ name }) => name)).toEqual(['messages', 'user', 'opened']);
});

test('finds the stores that are there already when recording is turned on', async ({ openRecorded }) => {
  const { page, records, recordsOf } = await openRecorded({ path: '/app', record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.getByRole('button', { name: 'Listen' }).click();
  await expect(page.locator('output')).toHaveText('2 nobody');
  expect(await records()).toEqual([]);

  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const [on, load, socket, ...rest] = await records();
  expect(on).toMatchObject({ kind: 'recorder.on', fromStart: false, seq: 1 });
  expect(load).toMatchObject({ kind: 'page.load' });
  expect(socket).toMatchObject({ kind: 'socket.found', state: 'open', framesIn: 1, framesOut: 1 });
  expect(rest.map(({ kind }) => kind)).toEqual(['store.found', 'store.snapshot', 'store.found', 'store.snapshot']);

  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const snapshots = await recordsOf('store.snapshot');
  expect(snapshots.map(({ store }) => store)).toEqual([1, 2, 1, 2]);
});

test('knows who is logged in by the store', async ({ openRecorded }) => {
  const { page, records } = await openRecorded({ path: '/app' });
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.locator('output')).toHaveText('1 Alice');
  const identities = (await records()).filter(({ kind }) => kind.startsWith('identity.'));
  expect(identities).toMatchObject([
    { kind: 'identity.seen', who: 'u_1', label: 'Alice', how: 'store' },
    { kind: 'identity.logout', who: 'u_1' },
    { kind: 'identity.login', who: 'u_1' },
  ]);
});

test('stands beside React developer tools that came first, and beside a page that disabled them', async ({
  openRecorded,
}) => {
  const present = await openRecorded({
    path: '/app',
    before: `window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { supportsFiber: true, renderers: new Map(), commits: 0,
      inject: () => 1, checkDCE() {}, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {},
      onCommitFiberRoot() { this.commits += 1; } };`,
  });
  await expect.poll(async () => (await present.recordsOf('store.found')).length).toBe(2);
  expect(await present.page.evaluate('__REACT_DEVTOOLS_GLOBAL_HOOK__.commits')).toBeGreaterThan(0);

  const disabled = await openRecorded({
    path: '/app',
    before: 'window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { isDisabled: true, onCommitFiberRoot() {} };',
  });
  await expect.poll(async () => (await disabled.recordsOf('store.found')).length).toBe(2);
});
