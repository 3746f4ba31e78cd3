import { reduxDevtools } from '#support/browser/redux-devtools.ts';
import { expect, test } from '#support/store-test.ts';
import { expectExactStates } from '#support/stores/exact-states.ts';

test.use({ app: 'zustand-devtools-app.ts' });

test('records by its own name a store that lets developer tools see it, whether a component uses it or not', async ({
  openApp,
}) => {
  const { recordsOf } = await openApp();
  const found = await recordsOf('store.found');
  expect(found.map(({ name, via }) => [name, via])).toEqual([
    ['vanilla', 'redux devtools connection'],
    ['used', 'redux devtools connection'],
  ]);
});

test('tells such stores as they are when recording begins late', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.storeApp.step(() => 0));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  const states = (await recordsOf('store.snapshot')).map(({ state }) => state);
  expect(states).toMatchObject([{ items: [{ id: 'i_0' }] }, { items: [] }]);
});

for (const order of ['before', 'after'] as const) {
  test(`leaves the connections to Redux DevTools that came ${order} the recorder`, async ({ openApp }) => {
    const recorded = await openApp({ [order]: reduxDevtools });
    await expectExactStates(recorded, 1, 20);
    const told = await recorded.page.evaluate('devtools.told.slice(0, 3).map(([name, type]) => name + " " + type)');
    expect(told).toEqual(['vanilla init', 'used init', expect.stringMatching(/^(vanilla|used) anonymous$/)]);
    expect(await recorded.recordsOf('store.found')).toHaveLength(2);
  });
}
