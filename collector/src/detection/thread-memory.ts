import { totalmem } from 'node:os';

/** How much the heap of detection's thread may take. What needs more ends that thread, and not the whole collector. */
export interface ThreadMemory {
  readonly limitMb: number;
  /** It was too little. Gives whether there is more now. */
  grow(): boolean;
}

/**
 * At first, MB. Some hundred pages with a few MB of state each are as much. Below 2 GB the engine lets garbage grow to 1.8 times of
 * what is live, and not to four times, so there is more only where it is needed.
 */
const FIRST_MB = 1_536;

const MIB = 1024 * 1024;

/** @param mostMb half of what the machine has, or the container, by default: the rest is for the store, and for others. */
export function createThreadMemory(firstMb = FIRST_MB, mostMb = halfOfMachineMb()): ThreadMemory {
  let limitMb = firstMb;
  return {
    get limitMb() {
      return limitMb;
    },
    grow: () => {
      const beforeMb = limitMb;
      limitMb = Math.max(limitMb, Math.min(2 * limitMb, mostMb));
      return limitMb > beforeMb;
    },
  };
}

function halfOfMachineMb(): number {
  // Zero or more than the machine has: no container limits it.
  const container = process.constrainedMemory();
  const bytes = container > 0 ? Math.min(container, totalmem()) : totalmem();
  return Math.floor(bytes / 2 / MIB);
}
