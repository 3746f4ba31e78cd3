import type { StartFault } from './fault-tools.ts';
import { startFrameFault } from './start-frame-fault.ts';

/** Messages that are meant arrive twice, one right after the other. */
export const startDouble: StartFault<'double'> = (spec, tools) =>
  startFrameFault(spec, tools, () => ({
    wants: (isMeant) => isMeant,
    take: (message) => {
      message.pass();
      message.skip();
      message.pass();
    },
    end: () => undefined,
  }));
