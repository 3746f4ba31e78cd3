import { isDevelopmentSocket } from '@driftscope/records';
import { createInstruments, type Instruments } from '../hook/instruments.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import type { LiveSocket } from '../socket/socket-list.ts';
import { createChain } from './create-chain.ts';
import type { FaultSeam } from './fault-seam.ts';

export interface SocketEnd {
  readonly code: number;
  readonly reason: string;
  readonly clean: boolean;
}

/** The page's sockets, as faults take hold of them. */
export interface Wires {
  /** Those that are not closed. Without a number: all but a development server's. */
  live(socket?: number): readonly (readonly [ws: object, socket: LiveSocket])[];
  /** Ends a socket, for the page at once, for the server by a closing handshake that the page does not hear of. */
  end(ws: object, how: SocketEnd): void;
  isOpen(ws: object): boolean;
  /** Gives the page a frame. */
  deliver(ws: object, event: Event): void;
  /** New sockets fail to connect while `isRefused` says so, which is not asked of a development server's. */
  refuse(isRefused: (ws: object) => boolean): () => void;
  /** Frames that come in. `true`: they do not get through. */
  onFrameIn(take: (ws: object, data: unknown, event: Event) => true | undefined): () => void;
  /** Frames that the page sends. `true`: `send` is called now or later, as it is or with other data, or never. */
  onFrameOut(take: (ws: object, data: unknown, send: (other?: string) => void) => true | undefined): () => void;
  /** Changes the addresses of new sockets. */
  onAddress(change: (url: string) => string | undefined): () => void;
}

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/** As the browser ends what it lost: no word of why, and no handshake. */
export const lost: SocketEnd = { code: 1006, reason: '', clean: false };

export function createWires({ scope, guard, causes, diversions, sockets, natives }: FaultSeam): Wires {
  const { Event, CloseEvent, MessageEvent } = scope;
  const stateOf = nativeGetter(scope.WebSocket.prototype, 'readyState');
  const dataOf = nativeGetter(MessageEvent.prototype, 'data');
  const originOf = nativeGetter(MessageEvent.prototype, 'origin');
  const dispatch = nativeMethod(scope.EventTarget.prototype, 'dispatchEvent');
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const unlisten = nativeMethod(scope.EventTarget.prototype, 'removeEventListener');
  const stop = nativeMethod(Event.prototype, 'stopImmediatePropagation');
  /** Events of ours. The page may make some as well: isTrusted would not tell them apart from these. */
  const own = new WeakSet<Event>();
  const give = (ws: object, event: Event) => {
    own.add(event);
    dispatch(ws, event);
  };
  /**
   * Gives the page a frame whose record remains the cause of what its handlers put off by a promise, as Socket.IO does. The
   * browser runs that while its own events are dispatched, but after those of a script, when nothing names their record any more.
   */
  const giveFrame = (ws: object, event: Event) => {
    let seq: number | undefined;
    const note = () => {
      seq = causes.current().cause;
    };
    // Before the page's handlers, so that it comes before what they put off.
    queueMicrotask(() => seq !== undefined && causes.following(seq));
    listen(ws, event.type, note);
    give(ws, event);
    unlisten(ws, event.type, note);
  };
  /**
   * Vite loads the page anew once it has lost its own socket: that would end the fault, and repair what drifted under it.
   * A socket that is not open yet has no protocol, and is known by its address alone.
   */
  const isDevelopment = (ws: object): boolean => {
    const socket = sockets.get(ws);
    return socket !== undefined && isDevelopmentSocket(socket.url, Object.values(sockets.protocolOf(ws)));
  };
  const onSocketEvent = createChain<[object, Event], true>((ask) => {
    diversions.socketEvent = ask && ((ws, event) => ask(ws, event) === true);
  });
  const onMade = createChain<[object], true>((ask) => {
    diversions.socketMade = ask;
  });
  const onSend = createChain<
    [readonly unknown[], unknown],
    (original: (args: readonly unknown[]) => unknown) => unknown
  >((ask) => {
    diversions.send = ask;
  });
  const onNew = createChain<[readonly unknown[]], readonly unknown[]>((ask) => {
    diversions.newSocket = ask;
  });

  /** Shows the page a state, until the browser's own is that one too. */
  const mask = (ws: object, state: number): Instruments => {
    const instruments = createInstruments();
    instruments.property(ws, 'readyState', state);
    return instruments;
  };

  const end = (ws: object, { code, reason, clean }: SocketEnd) => {
    const was = stateOf(ws);
    if (was !== CONNECTING && was !== OPEN) return;
    const masked = mask(ws, CLOSED);
    const release = onSocketEvent((target, event) => {
      if (target !== ws || own.has(event)) return undefined;
      stop(event);
      if (event.type === 'close') {
        release();
        masked.uninstall();
      }
      return true;
    });
    natives.closeSocket(ws);
    if (was === CONNECTING) give(ws, new Event('error'));
    give(ws, new CloseEvent('close', { code, reason, wasClean: clean }));
  };

  return {
    end,
    live: (number) => sockets.all().filter(([ws, { n }]) => (number === undefined ? !isDevelopment(ws) : n === number)),
    isOpen: (ws) => stateOf(ws) === OPEN && sockets.get(ws) !== undefined,
    deliver: (ws, event) => {
      if (stateOf(ws) !== OPEN || sockets.get(ws) === undefined) return;
      giveFrame(ws, new MessageEvent('message', { data: dataOf(event), origin: String(originOf(event)) }));
    },
    refuse: (isRefused) =>
      onMade((ws) => {
        if (isDevelopment(ws) || !isRefused(ws)) return undefined;
        const masked = mask(ws, CONNECTING);
        const release = onSocketEvent((target, event) => {
          if (target !== ws || (event.type !== 'error' && event.type !== 'close')) return undefined;
          release();
          masked.uninstall();
          return undefined;
        });
        natives.closeSocket(ws);
        return true;
      }),
    onFrameIn: (take) =>
      onSocketEvent((ws, event) => {
        // What we deliver ourselves comes by here once more.
        if (event.type !== 'message' || own.has(event) || !take(ws, dataOf(event), event)) return undefined;
        stop(event);
        return true;
      }),
    onFrameOut: (take) =>
      onSend((args, ws) => {
        if (typeof ws !== 'object' || ws === null || stateOf(ws) !== OPEN || !sockets.get(ws)) return undefined;
        const taken = guard.wrap(take);
        return (original) => {
          const send = (other?: string) =>
            void (stateOf(ws) === OPEN && original(other === undefined ? args : [other]));
          return taken(ws, args[0], send) ? undefined : original(args);
        };
      }),
    onAddress: (change) =>
      onNew((args) => {
        const url = typeof args[0] === 'string' || args[0] instanceof URL ? change(String(args[0])) : undefined;
        return url === undefined ? undefined : [url, ...args.slice(1)];
      }),
  };
}
