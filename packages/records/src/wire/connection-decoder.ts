import type { DriftRecord, RecordOf } from '../record.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';
import { createEngineIoDecoder } from './engine-io.ts';
import { parseEngineUrl } from './engine-url.ts';
import { createPolling, type PolledConnection } from './polling.ts';
import { remember } from './remember.ts';
import type { SocketDecoder } from './socket-decoder.ts';
import type { WireConnection, WireReading } from './wire-connection.ts';

/** Decoder of all connections of one session, over sockets and polling alike. */
export interface ConnectionDecoder {
  /** What a record means. Records in the order of `seq`. `undefined`: it is of no connection. Never throws. */
  push(record: DriftRecord): WireReading | undefined;
  /** Records of the session are missing: what went by polling can no longer be counted. Sockets count their frames. */
  lose(): void;
}

interface OpenSocket {
  readonly connection: WireConnection;
  readonly url: string;
  readonly framesBefore: { readonly in: number; readonly out: number };
  /** What it goes on with. Absent: it began by itself. */
  readonly polled?: PolledConnection;
  /** The subprotocol that the server chose. */
  protocol?: string;
  /** Absent until the first frame: the choice of the server is known by then. */
  decoder?: SocketDecoder;
}

/**
 * Decodes the records of one session, and puts those of one connection together: Engine.IO begins with requests and goes
 * on in a socket, and its events are counted across both.
 */
export function createConnectionDecoder(): ConnectionDecoder {
  const sockets = new Map<number, OpenSocket>();
  let connections = 0;
  const polling = createPolling((url) => ({ number: nextNumber(), url, protocol: 'socket.io', isPolling: true }));

  function nextNumber(): number {
    connections += 1;
    return connections;
  }

  function open(record: RecordOf<'socket.attempt' | 'socket.found'>): WireReading {
    const { socket: number, url } = record;
    const framesBefore = record.kind === 'socket.found' ? { in: record.framesIn, out: record.framesOut } : none;
    const sid = parseEngineUrl(url)?.sid;
    const polled = sid === undefined ? undefined : polling.find(sid);
    const socket: OpenSocket = {
      connection: polled?.connection ?? {
        number: nextNumber(),
        url,
        get protocol() {
          return socket.decoder?.protocol ?? 'plain';
        },
        isPolling: false,
      },
      url,
      framesBefore,
      ...(polled && { polled }),
    };
    remember(sockets, number, socket);
    return readingOf(socket);
  }

  function decode(socket: OpenSocket, frame: RecordOf<'socket.frame'>): WireReading {
    socket.decoder ??= decoderOf(socket);
    const facts = socket.decoder.push(frame);
    // Until the client says so the socket is only tried, and the packets still go by requests.
    if (socket.polled && (frame.text === UPGRADE || facts.length > 0)) socket.polled.connection.isPolling = false;
    return { connection: socket.connection, facts, isEnded: false };
  }

  function close(number: number, socket: OpenSocket): WireReading {
    sockets.delete(number);
    if (socket.connection.isPolling) return readingOf(socket);
    polling.forget(socket.connection);
    return { ...readingOf(socket), isEnded: true };
  }

  return {
    lose: polling.lose,

    push(record) {
      switch (record.kind) {
        case 'http.request':
        case 'http.response':
        case 'http.body':
        case 'http.failure':
          return polling.push(record);
        case 'socket.attempt':
        case 'socket.found':
          return open(record);
        default:
          break;
      }
      const socket = 'socket' in record ? sockets.get(record.socket) : undefined;
      if (socket === undefined) return undefined;
      if (record.kind === 'socket.frame') return decode(socket, record);
      if (record.kind === 'socket.close') return close(record.socket, socket);
      if (record.kind === 'socket.open' && record.protocol !== undefined) socket.protocol = record.protocol;
      return readingOf(socket);
    },
  };
}

const none = { in: 0, out: 0 };

/** Engine.IO's packet by which the client moves to the socket. */
const UPGRADE = '5';

function decoderOf({ url, framesBefore, protocol, polled }: OpenSocket): SocketDecoder {
  if (polled === undefined) return createSocketDecoder({ url, framesBefore, ...(protocol && { protocol }) });
  const { version, reader } = polled;
  return createEngineIoDecoder({ version, reader, framesBefore, isUpgrade: true });
}

const readingOf = ({ connection }: OpenSocket): WireReading => ({ connection, facts: [], isEnded: false });
