import type { Causes } from '../hook/causes.ts';
import type { Diversions } from '../hook/diversions.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { createSocketList, type LiveSocket, type SocketList } from './socket-list.ts';

export interface WebSocketWatchOptions {
  /** Of a page or of a worker. */
  readonly scope: typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: Pick<RecordLog, 'open' | 'add'>;
  /** Records frame `n` of a direction. Answers its `seq`, or 0. */
  readonly addFrame: (socket: number, dir: 'in' | 'out', n: number, data: unknown) => number;
  readonly causes: Causes;
  readonly diversions: Diversions;
  /** Told of each text frame that came in, with the `seq` of its record. */
  readonly onReceived: (text: string, seq: number) => void;
  /** Told of each text frame that the page sent, with the `seq` of its record. */
  readonly onSent: (text: string, seq: number) => void;
}

export interface WebSocketWatch {
  readonly sockets: SocketList;
  /** Records the sockets that live already, for a recording that begins late. */
  tellLive(): void;
}

const CONNECTING = 0;
const OPEN = 1;

/**
 * Watches every WebSocket the page makes from now on. Frames are numbered as they pass, recorded or not, so that the
 * ordinals are right whenever recording begins. Nothing is edited, delayed or reordered, unless a fault is asked for.
 */
export function watchWebSocket(options: WebSocketWatchOptions): WebSocketWatch {
  const { scope, instruments, guard, log, addFrame, causes, diversions, onReceived, onSent } = options;
  const prototype = scope.WebSocket.prototype;
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const stateOf = nativeGetter(prototype, 'readyState');
  const dataOf = nativeGetter(scope.MessageEvent.prototype, 'data');
  const sockets = createSocketList(scope);

  const on = (ws: object, type: string, handle: (event: Event) => number) => {
    const handled = guard.listener((event) => {
      if (diversions.socketEvent?.(ws, event)) return;
      const seq = handle(event);
      if (seq !== 0) causes.during(event, seq);
    });
    listen(ws, type, handled);
  };

  const observe = (ws: object, socket: LiveSocket) => {
    const { n } = socket;
    // First of all listeners, since the page has not seen the socket yet. No microtask may start here:
    // it would run before the page's own handler.
    on(ws, 'open', () => log.add({ kind: 'socket.open', socket: n, ...sockets.protocolOf(ws) }));
    on(ws, 'message', (event) => {
      socket.framesIn += 1;
      if (!log.open) return 0;
      const data = dataOf(event);
      const seq = addFrame(n, 'in', socket.framesIn, data);
      if (typeof data === 'string') onReceived(data, seq);
      return seq;
    });
    on(ws, 'error', () => log.add({ kind: 'socket.error', socket: n }));
    on(ws, 'close', (event) => {
      sockets.remove(ws);
      return log.add({ kind: 'socket.close', socket: n, ...sockets.endOf(event) });
    });
  };

  const made = (ws: object, args: readonly unknown[]) => {
    const socket = sockets.add(ws);
    log.add({ kind: 'socket.attempt', socket: socket.n, url: socket.url, ...requestedProtocols(args[1]) });
    observe(ws, socket);
    diversions.socketMade?.(ws);
  };
  instruments.construction(scope, 'WebSocket', guard, made, (args) => diversions.newSocket?.(args));

  instruments.method(prototype, 'send', guard, {
    divert: (args, self) => diversions.send?.(args, self),
    after: (_result, _token, args, self) => {
      const socket = sockets.get(self);
      // On a socket that is closing, the browser throws frames away: they get no number.
      if (!socket || stateOf(self) !== OPEN) return;
      socket.framesOut += 1;
      if (!log.open) return;
      const seq = addFrame(socket.n, 'out', socket.framesOut, args[0]);
      if (typeof args[0] === 'string') onSent(args[0], seq);
    },
  });

  instruments.method(prototype, 'close', guard, {
    before: (_args, self) => {
      const state = sockets.get(self) && stateOf(self);
      return state === CONNECTING || state === OPEN;
    },
    after: (_result, wasUp, args, self) => {
      const socket = sockets.get(self);
      if (socket && wasUp) log.add({ kind: 'socket.closing', socket: socket.n, ...closeArguments(args) });
    },
  });

  return {
    sockets,
    tellLive: () => {
      for (const found of sockets.live()) log.add({ kind: 'socket.found', ...found });
    },
  };
}

function requestedProtocols(asked: unknown): { protocols?: string[] } {
  const list = (Array.isArray(asked) ? asked : [asked]).filter((protocol) => typeof protocol === 'string');
  return list.length > 0 ? { protocols: list } : {};
}

function closeArguments([code, reason]: readonly unknown[]): { code?: number; reason?: string } {
  return {
    ...(typeof code === 'number' && Number.isInteger(code) ? { code } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}
