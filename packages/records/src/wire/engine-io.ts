import { decodePacket } from 'engine.io-parser';
import { isJsonObject } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { RecordOf } from '../record.ts';
import { createFrameCount } from './frame-count.ts';
import { messageOf } from './message.ts';
import type { SocketDecoder } from './socket-decoder.ts';
import { createSocketIoDecoder } from './socket-io.ts';
import type { WireFact, WireHandshake, WireHeartbeat } from './wire-fact.ts';

type Frame = RecordOf<'socket.frame'>;

export interface EngineIoStart {
  /** Protocol 3 carries Socket.IO 1 and 2, protocol 4 what came after. */
  readonly version: 3 | 4;
  /** Frames that passed before the first one that is kept. */
  readonly framesBefore: { readonly in: number; readonly out: number };
  /** The connection began on another transport (polling), whose packets are not among these frames. */
  readonly isUpgrade: boolean;
}

/**
 * Engine.IO over WebSocket: one packet a frame, whose first character is its type; binary frames are messages.
 *
 * In protocol 3 the client pings and the server answers, and binary packets have a type too: a byte in binary frames,
 * a digit after the `b` of base64. In protocol 4 the server pings, and binary packets are always messages.
 *
 * Source: https://github.com/socketio/engine.io-protocol
 */
export function createEngineIoDecoder({ version, framesBefore, isUpgrade }: EngineIoStart): SocketDecoder {
  const placeOf = { in: createFrameCount(framesBefore.in), out: createFrameCount(framesBefore.out) };
  const socketIo = createSocketIoDecoder(version);
  if (isUpgrade || framesBefore.in > 0) socketIo.lose('in');
  if (isUpgrade || framesBefore.out > 0) socketIo.lose('out');

  return {
    protocol: 'socket.io',
    push(frame) {
      const place = placeOf[frame.dir](frame.n);
      if (place === 'seen') return nothing;
      if (place === 'after-hole') socketIo.lose(frame.dir);
      if (frame.text === undefined) return socketIo.binary(version === 3 ? withoutType(frame) : frame);
      return packetFacts(frame, frame.text);
    },
  };

  function packetFacts(frame: Frame, text: string): readonly WireFact[] {
    // Bytes on a connection that was told to carry text alone.
    if (text.startsWith('b')) return socketIo.binary(fromBase64(frame, text.slice(version === 3 ? 2 : 1)));
    const packet = decodePacket(text, 'arraybuffer');
    switch (packet.type) {
      case 'message':
        return messageFacts(frame, text.slice(1));
      case 'open':
        return openFacts(frame, text.slice(1));
      case 'ping':
      case 'pong':
        // With `probe` it tests a transport, and says nothing about the heartbeat.
        return text.length === 1 ? heartbeats[frame.dir][packet.type] : nothing;
      case 'upgrade':
      case 'noop':
      case 'close':
        return nothing;
      default:
        return [messageOf(frame)];
    }
  }

  function openFacts(frame: Frame, text: string): readonly WireFact[] {
    const handshake = handshakeOf(text);
    if (handshake === undefined) return [messageOf(frame)];
    socketIo.open(handshake.eio);
    return [handshake];
  }

  function messageFacts(frame: Frame, payload: string): readonly WireFact[] {
    return frame.cut === undefined ? socketIo.text(frame, payload) : socketIo.cutText(frame.dir, payload);
  }
}

const nothing: readonly WireFact[] = [];

const heartbeat = (kind: 'ping' | 'pong', dir: 'in' | 'out'): readonly WireHeartbeat[] => [{ kind, dir }];

const heartbeats = {
  in: { ping: heartbeat('ping', 'in'), pong: heartbeat('pong', 'in') },
  out: { ping: heartbeat('ping', 'out'), pong: heartbeat('pong', 'out') },
};

/** The frame as if its bytes had come as bytes. */
function fromBase64({ text, ...frame }: Frame, base64: string): Frame {
  const padding = base64.endsWith('==') ? 2 : Number(base64.endsWith('='));
  return { ...frame, size: Math.floor((base64.length * 3) / 4) - padding, base64 };
}

/** A binary frame of protocol 3 without the byte that says what packet it is. */
function withoutType(frame: Frame): Frame {
  const size = Math.max(0, frame.size - 1);
  return frame.base64 === undefined ? { ...frame, size } : { ...frame, size, base64: withoutFirstByte(frame.base64) };
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
