import type { MobXSeam } from './mobx-seam.ts';
import { watchMobX } from './watch-mobx.ts';

/**
 * Records the MobX stores of a page that is recorded. A second time does nothing; nor where there is no recorder.
 *
 * @param eventName the recorder's `faultsEvent`
 */
export function installMobX(scope: Window & typeof globalThis, eventName: string): void {
  const detail = (seam: MobXSeam) => {
    if (seam.mobx) return;
    const { log, stores } = seam;
    const guard = seam.guardOf('mobx');
    const watch = guard.wrap(() =>
      watchMobX({ ...seam, guard, isRecorded: () => log.open, onStore: stores.found, onGone: stores.gone }),
    )();
    if (watch) seam.mobx = watch;
  };
  scope.dispatchEvent(new scope.CustomEvent(eventName, { detail }));
}
