import type { RecordOf } from '@driftscope/records';
import { nativeGetter } from '../hook/native.ts';

export interface LiveSocket {
  /** From 1, in the order of construction. */
  readonly n: number;
  readonly url: string;
  framesIn: number;
  framesOut: number;
}

export interface SocketList {
  /** A number of its own for a socket that is not of this page's thread. */
  takeNumber(): number;
  add(ws: object): LiveSocket;
  get(ws: unknown): LiveSocket | undefined;
  remove(ws: object): void;
  /** Every one that is not closed. */
  all(): readonly (readonly [ws: object, socket: LiveSocket])[];
  live(): Omit<RecordOf<'socket.found'>, 'seq' | 't' | 'kind'>[];
  protocolOf(ws: object): { protocol?: string };
  endOf(event: Event): { code: number; reason: string; clean: boolean };
}

const stateNames = ['connecting', 'open', 'closing'] as const;

/** The page's sockets that are not closed. They are read through built-ins captured now, so subclasses cannot mislead. */
export function createSocketList(scope: typeof globalThis): SocketList {
  const { WebSocket, CloseEvent } = scope;
  const urlOf = nativeGetter(WebSocket.prototype, 'url');
  const stateOf = nativeGetter(WebSocket.prototype, 'readyState');
  const chosenProtocol = nativeGetter(WebSocket.prototype, 'protocol');
  const codeOf = nativeGetter(CloseEvent.prototype, 'code');
  const reasonOf = nativeGetter(CloseEvent.prototype, 'reason');
  const cleanOf = nativeGetter(CloseEvent.prototype, 'wasClean');
  const sockets = new Map<object, LiveSocket>();
  let count = 0;
  const takeNumber = () => {
    count += 1;
    return count;
  };
  return {
    takeNumber,
    add: (ws) => {
      const socket = { n: takeNumber(), url: String(urlOf(ws)), framesIn: 0, framesOut: 0 };
      sockets.set(ws, socket);
      return socket;
    },
    get: (ws) => (typeof ws === 'object' && ws !== null ? sockets.get(ws) : undefined),
    remove: (ws) => {
      sockets.delete(ws);
    },
    all: () => [...sockets],
    live: () =>
      [...sockets].flatMap(([ws, { n, url, framesIn, framesOut }]) => {
        const state = stateNames[Number(stateOf(ws))];
        return state ? [{ socket: n, url, state, framesIn, framesOut }] : [];
      }),
    protocolOf: (ws) => {
      const protocol = chosenProtocol(ws);
      return typeof protocol === 'string' && protocol !== '' ? { protocol } : {};
    },
    endOf: (event) => ({
      code: Number(codeOf(event)),
      reason: String(reasonOf(event)),
      clean: cleanOf(event) === true,
    }),
  };
}
