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
  /** Frames that passed before the first one that is kept. */
  readonly framesBefore: { readonly in: number; readonly out: number };
  /** The connection began on another transport (polling), whose packets are not among these frames. */
  readonly isUpgrade: boolean;
}

/**
 * Engine.IO protocol 4 over WebSocket: one packet a frame, whose first character is its type; binary frames are messages.
 *
 * Source: https://github.com/socketio/engine.io-protocol
 */
export function createEngineIoDecoder({ framesBefore, isUpgrade }: EngineIoStart): SocketDecoder {
  const placeOf = { in: createFrameCount(framesBefore.in), out: createFrameCount(framesBefore.out) };
  const socketIo = createSocketIoDecoder();
  if (isUpgrade || framesBefore.in > 0) socketIo.lose('in');
  if (isUpgrade || framesBefore.out > 0) socketIo.lose('out');

  return {
    push(frame) {
      const place = placeOf[frame.dir](frame.n);
      if (place === 'seen') return nothing;
      if (place === 'after-hole') socketIo.lose(frame.dir);
      if (frame.text === undefined) return socketIo.binary(frame);
      return packetFacts(frame, frame.text);
    },
  };

  function packetFacts(frame: Frame, text: string): readonly WireFact[] {
    const packet = decodePacket(text, 'arraybuffer');
    switch (packet.type) {
      case 'message':
        return messageFacts(frame, packet.data ?? '');
      case 'open':
        return [handshakeOf(text.slice(1)) ?? messageOf(frame)];
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

  function messageFacts(frame: Frame, payload: unknown): readonly WireFact[] {
    // Base64 in a text frame (`b…`): bytes on a connection that was told to carry text alone.
    if (typeof payload !== 'string') return socketIo.binary(frame);
    return frame.cut === undefined ? socketIo.text(frame, payload) : socketIo.cutText(frame.dir, payload);
  }
}

const nothing: readonly WireFact[] = [];

const heartbeat = (kind: 'ping' | 'pong', dir: 'in' | 'out'): readonly WireHeartbeat[] => [{ kind, dir }];

const heartbeats = {
  in: { ping: heartbeat('ping', 'in'), pong: heartbeat('pong', 'in') },
  out: { ping: heartbeat('ping', 'out'), pong: heartbeat('pong', 'out') },
};

function handshakeOf(text: string): WireHandshake | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return undefined;
  const { sid, pingInterval, pingTimeout } = parsed.value;
  if (typeof sid !== 'string' || typeof pingInterval !== 'number' || typeof pingTimeout !== 'number') return undefined;
  return { kind: 'handshake', eio: sid, pingIntervalMs: pingInterval, pingTimeoutMs: pingTimeout };
}
