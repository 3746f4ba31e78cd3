import type { FaultEngine } from '@driftscope/recorder';

/** The engine that `installFaults` put into the page. */
export function leadEngine(scope: Window & typeof globalThis, eventName: string): FaultEngine {
  let engine: FaultEngine | undefined;
  const detail = (seam: { readonly engine?: FaultEngine }) => {
    engine = seam.engine;
  };
  scope.dispatchEvent(new scope.CustomEvent(eventName, { detail }));
  if (engine === undefined) throw new Error('The page has no recorder that lends itself to faults.');
  return engine;
}
