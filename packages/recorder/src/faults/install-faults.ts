import { createFaultEngine } from './create-fault-engine.ts';
import type { FaultSeam } from './fault-seam.ts';

/**
 * Puts the faults into a page that is recorded. A second time does nothing; nor where there is no recorder.
 *
 * @param eventName the recorder's `faultsEvent`. From now on its detail is given a seam that has the engine.
 * @param mendEvent name of an event of the window that undoes all faults. Absent: there is none.
 */
export function installFaults(scope: Window & typeof globalThis, eventName: string, mendEvent?: string): void {
  const detail = (seam: FaultSeam) => {
    seam.engine ??= createFaultEngine(seam, mendEvent);
  };
  scope.dispatchEvent(new scope.CustomEvent(eventName, { detail }));
}
