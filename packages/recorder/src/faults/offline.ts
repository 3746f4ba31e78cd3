import { createInstruments } from '../hook/instruments.ts';
import { startCut } from './cut.ts';
import type { FaultTools } from './fault-tools.ts';

/** The network is gone, and the browser says so: `navigator.onLine`, and the events of the window. */
export function startOffline(spec: unknown, tools: FaultTools): () => void {
  const { scope } = tools;
  const instruments = createInstruments();
  const restore = startCut(spec, tools);
  instruments.property(scope.navigator, 'onLine', false);
  scope.dispatchEvent(new scope.Event('offline'));
  return () => {
    restore();
    instruments.uninstall();
    if (scope.navigator.onLine) scope.dispatchEvent(new scope.Event('online'));
  };
}
