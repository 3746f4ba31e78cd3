import { type Packet, PacketType } from 'socket.io-parser';
import { isJsonObject, type Json } from '../json.ts';
import { createCarriedRequests } from './carried-requests.ts';
import { createOrdinals } from './ordinals.ts';
import { remember } from './remember.ts';
import type { SocketIoHeader } from './socket-io-header.ts';
import type {
  Direction,
  WireAck,
  WireConnected,
  WireConnectRequest,
  WireEvent,
  WireFact,
  WireRefused,
} from './wire-fact.ts';

/** What recovery needs to be known of one namespace. */
interface Recovery {
  /** The private id that the client asked to take up again. */
  asked?: string;
  /** The private id that the server gave. */
  given?: string;
}

/** Turns packets into facts, and numbers the events of each direction and namespace. */
export function createSocketIoReader(engineVersion: 3 | 4) {
  let eio: string | undefined;
  const recovery = new Map<string, Recovery>();
  const ordinals = createOrdinals();
  const carried = createCarriedRequests();

  function recoveryOf(namespace: string): Recovery {
    const known = recovery.get(namespace);
    if (known) return known;
    const fresh: Recovery = {};
    remember(recovery, namespace, fresh);
    return fresh;
  }

  function read(dir: Direction, packet: Packet): WireFact | undefined {
    const namespace = packet.nsp;
    const data: Json | undefined = packet.data;
    switch (packet.type) {
      case PacketType.EVENT:
        // Attachments may have been announced for an event that has no name: no client takes it for one.
        return Array.isArray(data) && data.length > 0 ? event(dir, packet, data) : undefined;
      case PacketType.ACK:
        return ack(dir, packet, Array.isArray(data) ? data : []);
      case PacketType.CONNECT:
        if (dir === 'in') return connected(namespace, data);
        return engineVersion === 3 ? legacyRequest(namespace) : connectRequest(namespace, data);
      case PacketType.DISCONNECT:
        return { kind: 'disconnect', dir, namespace };
      case PacketType.CONNECT_ERROR:
        return refused(namespace, data);
      default:
        return undefined;
    }
  }

  function event(dir: Direction, packet: Packet, data: readonly Json[]): WireEvent {
    const namespace = packet.nsp;
    const name = String(data[0]);
    const args = data.slice(1);
    if (dir === 'in' && packet.id === undefined && hasOffset(namespace, args)) args.pop();
    const fact: WireEvent = { kind: 'event', dir, namespace, name, args, ordinal: ordinals.next(dir, namespace) };
    const request = carried.ask({ dir, namespace, ackId: packet.id, args }, name);
    if (packet.id === undefined && request === undefined) return fact;
    return { ...fact, ...(packet.id !== undefined && { ackId: packet.id }), ...(request && { request }) };
  }

  function ack(dir: Direction, { nsp: namespace, id }: Packet, args: readonly Json[]): WireAck {
    const response = carried.answer({ dir, namespace, ackId: id, args });
    return { kind: 'ack', dir, namespace, ackId: id ?? -1, args, ...response };
  }

  /**
   * Where recovery is on, the server appends the packet's offset to the arguments, and the client takes any trailing
   * string for one; so do we. Replayed events come before the server's answer, hence the id that was asked for counts too.
   */
  function hasOffset(namespace: string, args: readonly Json[]): boolean {
    const known = recovery.get(namespace);
    return known !== undefined && (known.given ?? known.asked) !== undefined && typeof args.at(-1) === 'string';
  }

  function connectRequest(namespace: string, data: Json | undefined): WireConnectRequest {
    const { pid, offset, ...auth } = isJsonObject(data) ? data : {};
    const request: WireConnectRequest = { kind: 'connect', namespace };
    if (typeof pid !== 'string') {
      recovery.delete(namespace);
      return isJsonObject(data) ? { ...request, auth: data } : request;
    }
    remember(recovery, namespace, { asked: pid });
    return {
      ...request,
      ...(Object.keys(auth).length > 0 ? { auth } : {}),
      pid,
      ...(typeof offset === 'string' ? { offset } : {}),
    };
  }

  function connected(namespace: string, data: Json | undefined): WireConnected {
    const { sid = legacySid(namespace), pid } = isJsonObject(data) ? data : {};
    const known = recoveryOf(namespace);
    const base = { kind: 'connected', namespace, sid: typeof sid === 'string' ? sid : '' } as const;
    if (typeof pid !== 'string') {
      recovery.delete(namespace);
      return { ...base, recovered: false };
    }
    known.given = pid;
    return { ...base, pid, recovered: known.asked === pid };
  }

  /** Socket.IO 2 made a socket's id of the connection's. */
  function legacySid(namespace: string): string {
    if (engineVersion !== 3 || eio === undefined) return '';
    return namespace === '/' ? eio : `${namespace}#${eio}`;
  }

  return {
    /** The connection has its id. */
    open(id: string): void {
      eio = id;
    },

    /** `undefined`: a packet of no known type, or an event without a name. */
    read,

    /** An event of which only the start was kept. `undefined`: not even its name was; it is counted all the same. */
    cutEvent(dir: Direction, { namespace, name, ackId }: SocketIoHeader): WireEvent | undefined {
      const ordinal = ordinals.next(dir, namespace);
      if (name === undefined) return undefined;
      const fact: WireEvent = { kind: 'event', dir, namespace, name, args: [], ordinal, cut: true };
      return ackId === undefined ? fact : { ...fact, ackId };
    },

    /** Packets of this direction are missing: from here on no ordinal is known. */
    lose: ordinals.lose,
  };
}

/** Socket.IO 2 asked for every namespace but the main one, with credentials in a query: `/admin?token=t`. */
function legacyRequest(namespace: string): WireConnectRequest {
  const [name = '/', query] = namespace.split('?', 2);
  const request: WireConnectRequest = { kind: 'connect', namespace: name };
  return query ? { ...request, auth: Object.fromEntries(new URLSearchParams(query)) } : request;
}

function refused(namespace: string, data: Json | undefined): WireRefused {
  const message = isJsonObject(data) ? data.message : data;
  return { kind: 'refused', namespace, message: typeof message === 'string' ? message : '' };
}
