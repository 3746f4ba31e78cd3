import type { FaultSeam } from '../faults/fault-seam.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { Listen } from '../hook/listeners.ts';
import type { RecordLog } from '../log/record-log.ts';
import type { StoreTracker } from '../store/track-stores.ts';
import type { MobXWatch } from './watch-mobx.ts';

/** What the recorder lends to the script that finds MobX's stores, which is loaded only where a page has MobX. */
export interface MobXSeam extends Pick<FaultSeam, 'scope' | 'after'> {
  readonly now: () => number;
  readonly instruments: Instruments;
  readonly listen: Listen;
  readonly guardOf: (hook: string) => Guard;
  readonly log: Pick<RecordLog, 'open'>;
  readonly stores: Pick<StoreTracker, 'found' | 'gone'>;
  /** Absent until the script was loaded. */
  mobx?: MobXWatch;
}
