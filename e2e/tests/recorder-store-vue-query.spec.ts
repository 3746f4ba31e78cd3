import { expect, expectExactStates, test } from '../support/store-test.ts';

test.use({ app: 'vue-query-app.ts' });

test('finds the cache of Vue Query, and rebuilds it exactly after every one of many random changes', async ({
  openApp,
}) => {
  const recorded = await openApp();
  await expect.poll(async () => (await recorded.recordsOf('store.found')).length).toBe(1);
  await expectExactStates(recorded, 9);
});
