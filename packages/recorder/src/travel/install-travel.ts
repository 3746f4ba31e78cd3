import { createStoreTravel } from './create-store-travel.ts';
import type { TravelSeam } from './travel-seam.ts';

/**
 * Lets the stores of a page that is recorded be put back to former states. A second time does nothing; nor where there is
 * no recorder.
 *
 * @param eventName the recorder's `faultsEvent`. From now on its detail is given a seam that has `travel`.
 * @param mendEvent name of an event of the window that ends it. Absent: there is none.
 */
export function installTravel(scope: Window & typeof globalThis, eventName: string, mendEvent?: string): void {
  const detail = (seam: TravelSeam) => {
    seam.travel ??= createStoreTravel(seam, mendEvent);
  };
  scope.dispatchEvent(new scope.CustomEvent(eventName, { detail }));
}
