import { lost } from './create-wires.ts';
import type { StartFault } from './fault-tools.ts';

/**
 * Sockets that are open now seem to be, and nothing gets through them. In the end they are lost, as what is missing in a
 * connection is never made good.
 */
export const startHalfOpen: StartFault<'half-open'> = ({ socket }, { wires, hit }) => {
  const silent = new Set(wires.live(socket).map(([ws]) => ws));
  const undo = [
    wires.onFrameIn((ws) => {
      if (!silent.has(ws)) return undefined;
      hit();
      return true;
    }),
    wires.onFrameOut((ws) => {
      if (!silent.has(ws)) return undefined;
      hit();
      return true;
    }),
  ];
  return () => {
    for (const step of undo) step();
    for (const ws of silent) wires.end(ws, lost);
  };
};
