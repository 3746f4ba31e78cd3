import type { StartFault } from './fault-tools.ts';
import { startFrameFault } from './start-frame-fault.ts';

/** Messages that are meant do not arrive. */
export const startDrop: StartFault<'drop'> = (spec, tools) =>
  startFrameFault(spec, tools, () => ({
    wants: (isMeant) => isMeant,
    take: (message) => message.skip(),
    end: () => undefined,
  }));
