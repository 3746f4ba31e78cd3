import { expect, expectExactStates, test } from '../support/store-test.ts';

test.use({ app: 'react-query-3-app.ts' });

test('finds the cache of React Query 3, and rebuilds it exactly after every one of many random changes', async ({
  openApp,
}) => {
  const recorded = await openApp();
  await expect.poll(async () => (await recorded.recordsOf('store.found')).length).toBe(1);
  await expectExactStates(recorded, 3);
});
