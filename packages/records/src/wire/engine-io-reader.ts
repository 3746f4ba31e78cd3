import { decodePacket } from 'engine.io-parser';
import { isJsonObject } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import { messageOf } from './message.ts';
import { createSocketIoDecoder } from './socket-io.ts';
import type { Direction, WireFact, WireHandshake, WireHeartbeat } from './wire-fact.ts';
import type { WirePart } from './wire-part.ts';

/** Reads the packets of one Engine.IO connection, whatever carried them. */
export interface EngineIoReader {
  /** One packet. Each once, in order. */
  read(packet: WirePart): readonly WireFact[];
  /** Packets of this direction are missing. */
  lose(dir: Direction): void;
}

/**
 * Engine.IO: the first character of a packet is its type; binary packets are messages.
 *
 * In protocol 3 the client pings and the server answers, and binary packets have a type too: a byte in binary frames,
 * a digit after the `b` of base64. In protocol 4 the server pings, and binary packets are always messages.
 *
 * Source: https://github.com/socketio/engine.io-protocol
 */
export function createEngineIoReader(version: 3 | 4): EngineIoReader {
  const socketIo = createSocketIoDecoder(version);

  return {
    lose: socketIo.lose,
    read(part) {
      if (part.text === undefined) return socketIo.binary(version === 3 ? withoutType(part) : part);
      return packetFacts(part, part.text);
    },
  };

  function packetFacts(part: WirePart, text: string): readonly WireFact[] {
    // Bytes on a connection that was told to carry text alone.
    if (text.startsWith('b')) return socketIo.binary(fromBase64(part, text.slice(version === 3 ? 2 : 1)));
    // Nearly all are messages, and the library would cut them off once more.
    if (text.startsWith(MESSAGE) && text.length > 1) return messageFacts(part, text.slice(1));
    const packet = decodePacket(text, 'arraybuffer');
    switch (packet.type) {
      case 'message':
        return messageFacts(part, text.slice(1));
      case 'open':
        return openFacts(part, text.slice(1));
      case 'ping':
      case 'pong':
        // With `probe` it tests a transport, and says nothing about the heartbeat.
        return text.length === 1 ? heartbeats[part.dir][packet.type] : nothing;
      case 'upgrade':
      case 'noop':
      case 'close':
        return nothing;
      default:
        return [messageOf(part)];
    }
  }

  function openFacts(part: WirePart, text: string): readonly WireFact[] {
    const handshake = handshakeOf(text);
    if (handshake === undefined) return [messageOf(part)];
    socketIo.open(handshake.eio);
    return [handshake];
  }

  function messageFacts(part: WirePart, payload: string): readonly WireFact[] {
    return part.cut === undefined ? socketIo.text(part, payload) : socketIo.cutText(part.dir, payload);
  }
}

const nothing: readonly WireFact[] = [];

/** Type of the packets that carry Socket.IO's. */
const MESSAGE = '4';

const heartbeat = (kind: 'ping' | 'pong', dir: 'in' | 'out'): readonly WireHeartbeat[] => [{ kind, dir }];

const heartbeats = {
  in: { ping: heartbeat('ping', 'in'), pong: heartbeat('pong', 'in') },
  out: { ping: heartbeat('ping', 'out'), pong: heartbeat('pong', 'out') },
};

/** The part as if its bytes had come as bytes. */
function fromBase64({ text, ...part }: WirePart, base64: string): WirePart {
  const padding = base64.endsWith('==') ? 2 : Number(base64.endsWith('='));
  return { ...part, size: Math.floor((base64.length * 3) / 4) - padding, base64 };
}

/** A binary packet of protocol 3 without the byte that says what it is. */
function withoutType(part: WirePart): WirePart {
  const size = Math.max(0, part.size - 1);
  return part.base64 === undefined ? { ...part, size } : { ...part, size, base64: withoutFirstByte(part.base64) };
}

function withoutFirstByte(base64: string): string {
  try {
    return btoa(atob(base64).slice(1));
  } catch {
    return ''; // No base64: no recorder writes that, and there is nothing to read in it.
  }
}

function handshakeOf(text: string): WireHandshake | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return undefined;
  const { sid, pingInterval, pingTimeout } = parsed.value;
  if (typeof sid !== 'string' || typeof pingInterval !== 'number' || typeof pingTimeout !== 'number') return undefined;
  return { kind: 'handshake', eio: sid, pingIntervalMs: pingInterval, pingTimeoutMs: pingTimeout };
}
