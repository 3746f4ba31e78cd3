import { expect, test } from '#support/store-test.ts';
import { expectExactStates, slowClock } from '#support/stores/exact-states.ts';
import { storeApps } from '#support/stores/store-apps.ts';

for (const [seed, [library, app, versions]] of storeApps.entries()) {
  // The newest versions come as they are.
  const tag = versions === undefined ? [] : ['@nightly'];
  const title = `finds the stores of ${library}, and rebuilds them exactly after every one of many random changes`;
  test(title, { tag }, async ({ openApp }) => {
    const recorded = await openApp({ app, before: slowClock, versions: versions ?? {} });
    const { page, recordsOf } = recorded;
    await page.evaluate(() => window.storeApp.start?.());
    const names = Object.keys(await page.evaluate(() => window.storeApp.states())).sort();
    await expect.poll(async () => (await recordsOf('store.found')).map(({ name }) => name).sort()).toEqual(names);
    await expectExactStates(recorded, seed + 1);
  });
}
