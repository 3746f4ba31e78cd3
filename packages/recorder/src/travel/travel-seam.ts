import type { FaultSeam } from '../faults/fault-seam.ts';
import type { StoreTracker } from '../store/track-stores.ts';
import type { StoreTravel } from './create-store-travel.ts';

/** What the recorder lends to the script of travel, which is loaded only when somebody asks for it. */
export interface TravelSeam extends Pick<FaultSeam, 'scope' | 'log'> {
  readonly stores: Pick<StoreTracker, 'all' | 'tell' | 'check'>;
  /** Absent until the script was loaded. */
  travel?: StoreTravel;
}
