import { createStoreTravel } from './create-store-travel.ts';
import type { TravelSeam } from './travel-seam.ts';

/**
 * Lets the stores of a page that is recorded be put back to former states. A second time does nothing; nor where there is
 * no recorder.
 *
 * @param eventName the recorder's `faultsEvent`. From now on its detail is given a seam that has `travel`.
 */
export function installTravel(scope: Window & typeof globalThis, eventName: string): void {
  const detail = (seam: TravelSeam) => {
    seam.travel ??= createStoreTravel(seam);
  };
  scope.dispatchEvent(new scope.CustomEvent(eventName, { detail }));
}
