import type { StartFault } from './fault-tools.ts';

/** No new socket gets through. Those that are open stay, and so do requests. */
export const startRefuse: StartFault<'refuse'> = (_spec, { wires, hit }) =>
  wires.refuse(() => {
    hit();
    return true;
  });
