import { expect, test } from '#support/store-test.ts';
import { expectExactStates } from '#support/stores/exact-states.ts';

test.use({ app: 'registered-app.ts' });

test('rebuilds exactly what an app registers as its store', async ({ openApp }) => {
  const recorded = await openApp();
  const found = await recorded.recordsOf('store.found');
  expect(found.map(({ library, name, via }) => [library, name, via])).toEqual([
    ['custom', 'mine', 'registerStore'],
    ['custom', 'throws in subscribe', 'registerStore'],
  ]);
  await expectExactStates(recorded, 1);
});

test('a registered store that throws harms neither the app nor the other stores, and is told of', async ({
  openApp,
}) => {
  const { page, records, recordsOf } = await openApp();
  expect(await page.evaluate('registered')).toEqual([undefined, undefined, undefined, undefined, undefined]);
  const [snapshot] = await recordsOf('store.snapshot');
  expect(snapshot?.state).toEqual({ items: [] });
  const faults = (await records()).filter((record) => record.kind === 'recorder.fault');
  expect(faults).toMatchObject([{ message: 'Error: no subscriptions today' }, { message: 'Error: no state today' }]);
});

test('tells a registered store as it is when recording begins late', async ({ openApp }) => {
  const recorded = await openApp({ record: false });
  const { page, recordsOf } = recorded;
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.storeApp.step(() => 0));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const [snapshot] = await recordsOf('store.snapshot');
  expect(snapshot?.state).toMatchObject({ items: [{ id: 'i_0' }] });
  await expectExactStates(recorded, 2, 30);
});
