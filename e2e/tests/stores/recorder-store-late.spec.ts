import { expect, test } from '#support/store-test.ts';
import { expectExactStates, slowClock } from '#support/stores/exact-states.ts';
import { storeApps } from '#support/stores/store-apps.ts';

// Local state is taken in by what came over the wire while recording.
const found = storeApps.filter(
  ([library, , versions]) => !library.startsWith('local state') && (!versions || library.endsWith('React 16')),
);

for (const [library, app, versions = {}] of found) {
  test(`finds the stores of ${library}, and rebuilds them exactly, when recording begins late, and again`, async ({
    openApp,
  }) => {
    const recorded = await openApp({ app, versions, before: slowClock, record: false });
    const { page, recordsOf } = recorded;
    const setRecording = (on: boolean) =>
      page.evaluate((now) => window.recorderUnderTest.recorder.setRecording(now), on);
    const change = (n: number) => page.evaluate((at) => window.storeApp.step((below) => at % below), n);
    await setRecording(false);
    await page.evaluate(() => window.storeApp.start?.());
    for (let n = 1; n <= 9; n += 1) await change(n);
    expect(await recorded.records()).toEqual([]);

    await setRecording(true);
    await setRecording(false);
    await change(7);
    await setRecording(true);
    const names = Object.keys(await page.evaluate(() => window.storeApp.states()));
    await expect
      .poll(async () => (await recordsOf('store.found')).map(({ name }) => name).sort())
      .toEqual([...names, ...names].sort());
    await expectExactStates(recorded, 1, 30);
  });
}
