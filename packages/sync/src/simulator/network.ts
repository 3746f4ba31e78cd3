import type { Random } from './random.ts';
import type { NetworkFault } from './schedule.ts';
import type { TimeLine } from './time-line.ts';

/** One device's way to the server. */
export interface Network {
  fault: NetworkFault | null;
  /** Whether a message gets through, and after how long; `told` where the sender notices that it does not. */
  carry(run: () => void, told?: () => void): void;
}

export function createNetwork(time: TimeLine, random: Random): Network {
  const network: Network = {
    fault: null,
    carry(run, told) {
      const isLost = network.fault === 'black-hole' || (network.fault === 'lossy' && random.chance(0.3));
      if (network.fault === 'cut') {
        if (told !== undefined) time.after(5, told);
      } else if (!isLost) {
        time.after(random.between(10, 120), run);
      }
    },
  };
  return network;
}
