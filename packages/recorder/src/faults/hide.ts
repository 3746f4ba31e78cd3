import { createInstruments } from '../hook/instruments.ts';
import type { FaultTools } from './fault-tools.ts';

/** The page believes that nobody sees it: what `document` says, and its event. The browser slows no timer for it. */
export function startHide(_spec: unknown, { scope, hit }: FaultTools): () => void {
  const { document } = scope;
  const instruments = createInstruments();
  const wasHidden = document.hidden;
  instruments.property(document, 'hidden', true);
  instruments.property(document, 'visibilityState', 'hidden');
  const tell = () => document.dispatchEvent(new scope.Event('visibilitychange', { bubbles: true }));
  hit();
  if (!wasHidden) tell();
  return () => {
    instruments.uninstall();
    if (!document.hidden) tell();
  };
}
