import { createWorkerLook } from './create-worker-look.ts';
import type { WorkerSeam } from './worker-seam.ts';

/**
 * Lets the dedicated workers of a page that is recorded be looked into. A second time does nothing; nor where there is no
 * recorder. It must run before the first script of the page.
 *
 * @param eventName the recorder's `faultsEvent`.
 * @param script a function's body that calls `installInWorker(globalThis, driftscopeConfig)`.
 */
export function installWorkerLook(scope: Window & typeof globalThis, eventName: string, script: string): void {
  const detail = (seam: WorkerSeam) => {
    if (!seam.workers || seam.workers.look) return;
    const token = `driftscope:${scope.crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
    seam.workers.look = createWorkerLook(seam, seam.workers, script, token);
    seam.workers.look.begin();
  };
  scope.dispatchEvent(new scope.CustomEvent(eventName, { detail }));
}
