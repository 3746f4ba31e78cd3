import type { Unnumbered } from '@driftscope/records';
import type { RecordLog } from '../log/record-log.ts';
import type { FrameNumber } from '../socket/add-payload.ts';
import type { FramePayload } from '../socket/frame-payload.ts';
import type { SocketFact, WorkerMessage } from '../worker/worker-message.ts';

export interface FactLog extends Pick<RecordLog, 'open' | 'setOpen' | 'add'> {
  addFrame(number: FrameNumber, payload: FramePayload): number;
}

export interface FactLogOptions {
  readonly say: (message: WorkerMessage) => void;
  readonly open: boolean;
}

/** A log that keeps nothing: what is added is said to the page at once. Its numbers are the worker's own. */
export function createFactLog({ say, open: openAtFirst }: FactLogOptions): FactLog {
  let open = openAtFirst;
  let seq = 0;
  const add = (message: WorkerMessage): number => {
    if (!open) return 0;
    seq += 1;
    say(message);
    return seq;
  };
  return {
    get open() {
      return open;
    },
    setOpen: (next) => {
      open = next;
    },
    add: (fact) => (isSocketFact(fact) ? add({ kind: 'socket', fact }) : 0),
    addFrame: (number, payload) => add({ kind: 'frame', number, payload }),
  };
}

const isSocketFact = (fields: Unnumbered): fields is SocketFact => 'socket' in fields && fields.kind !== 'socket.frame';
