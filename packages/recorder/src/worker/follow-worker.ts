import type { Unnumbered } from '@driftscope/records';
import { addPayload } from '../socket/add-payload.ts';
import type { SocketFact, WorkerMessage } from './worker-message.ts';
import type { WorkerSeam } from './worker-seam.ts';

export interface FollowedWorker {
  /** Our script in it said something. */
  heard(message: WorkerMessage): void;
  /** The page's handlers of a message of its own run next. */
  passed(event: Event): void;
  /** The page ended it, or it did itself: its sockets are gone, and nobody says how. */
  ended(): void;
}

type Lent = Pick<WorkerSeam, 'log' | 'sockets' | 'causes' | 'onReceived' | 'onSent'>;

/** What is said of a socket from which the worker's own handlers run next. */
const isEvent = (kind: SocketFact['kind']): boolean =>
  kind === 'socket.open' || kind === 'socket.error' || kind === 'socket.close';

/**
 * Puts into the records what our script in a worker says, as if the sockets were the page's. It all has the time at which
 * the page's thread hears of it, which is the order that the page acts in.
 */
export function followWorker({ log, sockets, causes, onReceived, onSent }: Lent): FollowedWorker {
  /** By the number that a socket has in its worker. */
  const numbers = new Map<number, number>();
  let eventSeq = 0;
  let follows = false;

  const numberOf = (own: number): number => {
    const known = numbers.get(own) ?? sockets.takeNumber();
    numbers.set(own, known);
    return known;
  };

  const addFact = (fact: SocketFact) => {
    const fields: Unnumbered = { ...fact, socket: numberOf(fact.socket) };
    const seq = log.add(fields);
    if (isEvent(fact.kind)) eventSeq = seq;
    if (fact.kind === 'socket.close') numbers.delete(fact.socket);
  };

  const addFrame = ({ number, payload }: Extract<WorkerMessage, { kind: 'frame' }>) => {
    const seq = addPayload(log, { ...number, socket: numberOf(number.socket) }, payload);
    if (number.dir === 'in') eventSeq = seq;
    const text = payload.kind === 'text' ? payload.payload.text : undefined;
    if (text !== undefined) (number.dir === 'in' ? onReceived : onSent)(text, seq);
  };

  return {
    heard: (message) => {
      switch (message.kind) {
        case 'socket':
          return addFact(message.fact);
        case 'frame':
          return addFrame(message);
        case 'following':
          follows = true;
          return;
        case 'not following':
          follows = false;
          return;
        case 'fault':
          log.add({ kind: 'recorder.fault', ...message.fault });
      }
    },
    passed: (event) => {
      if (follows && eventSeq !== 0) causes.during(event, eventSeq);
      follows = false;
    },
    ended: () => {
      for (const socket of numbers.values()) {
        log.add({ kind: 'socket.close', socket, code: 1006, reason: '', clean: false });
      }
      numbers.clear();
    },
  };
}
