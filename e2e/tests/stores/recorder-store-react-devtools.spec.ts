import { bundleFixture } from '#support/bundles/recorder-bundle.ts';
import { expect, test } from '#support/store-test.ts';
import { expectExactStates } from '#support/stores/exact-states.ts';
import { react16 } from '#support/stores/versions.ts';

test.use({ app: 'zustand-items-app.ts' });

for (const order of ['before', 'after'] as const) {
  for (const [version, versions] of [
    ['19', {}],
    ['16', { ...react16, zustand: 'zustand-4' }],
  ] as const) {
    test(`stands beside the real React DevTools that came ${order} the recorder, in React ${version}`, async ({
      openApp,
    }) => {
      const devtools = await bundleFixture('react-devtools.ts');
      const recorded = await openApp({ versions, [order]: devtools });
      await expectExactStates(recorded, 1, 20);
      const rootsThatTheySee = await recorded.page.evaluate(() => {
        const hook = Reflect.get(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__');
        return [...hook.renderers.keys()].map((renderer) => hook.getFiberRoots(renderer).size);
      });
      expect(rootsThatTheySee).toEqual([1]);
      expect((await recorded.records()).filter(({ kind }) => kind === 'recorder.fault')).toEqual([]);
    });
  }
}
