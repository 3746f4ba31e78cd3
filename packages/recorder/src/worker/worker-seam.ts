import type { FaultSeam } from '../faults/fault-seam.ts';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { RecordLog } from '../log/record-log.ts';
import type { WorkersWatch } from './watch-workers.ts';

/** What the recorder lends to the script that looks into workers, which is loaded only where the user wants that. */
export interface WorkerSeam extends Pick<FaultSeam, 'scope' | 'sockets'> {
  readonly log: RecordLog;
  readonly guardOf: (hook: string) => Guard;
  readonly instruments: Instruments;
  readonly causes: Causes;
  readonly onReceived: (text: string, seq: number) => void;
  readonly onSent: (text: string, seq: number) => void;
  /** Absent where workers could not be watched. */
  readonly workers: WorkersWatch | undefined;
}
