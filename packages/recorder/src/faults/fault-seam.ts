import type { Causes } from '../hook/causes.ts';
import type { Diversions } from '../hook/diversions.ts';
import type { Guard } from '../hook/guard.ts';
import type { Native } from '../hook/native.ts';
import type { After } from '../hook/timers.ts';
import type { RecordLog } from '../log/record-log.ts';
import type { SocketList } from '../socket/socket-list.ts';
import type { FaultEngine } from './create-fault-engine.ts';

/** What the recorder lends to the script of faults, which is loaded only when somebody asks for one. */
export interface FaultSeam {
  readonly scope: Window & typeof globalThis;
  readonly log: Pick<RecordLog, 'add'>;
  readonly guard: Guard;
  readonly causes: Causes;
  readonly after: After;
  readonly diversions: Diversions;
  readonly sockets: SocketList;
  /** Captured before the page could change them, and not watched: what faults do is not what the page does. */
  readonly natives: { readonly closeSocket: Native; readonly openRequest: Native };
  /** Absent until the script was loaded. */
  engine?: FaultEngine;
}
