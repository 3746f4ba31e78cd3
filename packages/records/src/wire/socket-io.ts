import { Decoder, type Packet, PacketType } from 'socket.io-parser';
import { isTooDeep, parseJson } from '../parse/parse-json.ts';
import { messageOf } from './message.ts';
import { isMsgpackPacket, readMsgpackPacket } from './msgpack-packet.ts';
import { peekSocketIoHeader } from './socket-io-header.ts';
import { createSocketIoReader } from './socket-io-reader.ts';
import type { Direction, WireFact } from './wire-fact.ts';
import type { WirePart } from './wire-part.ts';

/** The Socket.IO packets inside Engine.IO messages, both directions of one connection. */
interface SocketIoDecoder {
  /** The connection has its id. */
  open(eio: string): void;
  text(from: WirePart, payload: string): readonly WireFact[];
  /** A binary frame, or one whose payload was shed. */
  binary(from: WirePart): readonly WireFact[];
  /** Only the start of the text was kept. */
  cutText(dir: Direction, payload: string): readonly WireFact[];
  /** Frames of this direction are missing: its packets can no longer be counted. */
  lose(dir: Direction): void;
}

/** No EVENT packet is shorter (`42[0]`), so a lost frame below this size was none. */
const SHORTEST_EVENT = 5;

/** Binary parts of one packet that are waited for. A packet that names more is a message. */
const MOST_ATTACHMENTS = 10_000;

const nothing: readonly WireFact[] = [];

/**
 * Socket.IO's packets, by the library's own parser: one for each direction, since it gathers attachments. Protocol 5
 * came with Engine.IO 4; the one before differs in how a namespace is joined.
 *
 * Packets in MessagePack are told by how they begin. What cannot be read is given as plain messages.
 *
 * Source: https://github.com/socketio/socket.io-protocol
 */
export function createSocketIoDecoder(engineVersion: 3 | 4): SocketIoDecoder {
  const reader = createSocketIoReader(engineVersion);
  const streams = { in: createPacketStream(), out: createPacketStream() };

  function add(from: WirePart, part: string | Attachment): readonly WireFact[] {
    const added = streams[from.dir].add(part);
    if (added === 'unreadable') return [messageOf(from)];
    if (added === undefined) return nothing;
    const fact = reader.read(from.dir, added);
    return fact === undefined ? nothing : [fact];
  }

  function msgpack(from: WirePart, base64: string): readonly WireFact[] {
    const packet = from.cut === undefined ? readMsgpackPacket(base64) : undefined;
    // It may have been an event, of whatever namespace.
    if (packet === undefined) lose(from.dir);
    const fact = packet && reader.read(from.dir, packet);
    return fact === undefined ? [messageOf(from)] : [fact];
  }

  function lose(dir: Direction): void {
    streams[dir].reset();
    reader.lose(dir);
  }

  return {
    open: reader.open,
    text(from, payload) {
      if (!isTooDeep(payload)) return add(from, payload);
      // The library would read it, and whoever walks through it run out of stack. It may have been an event.
      lose(from.dir);
      return [messageOf(from)];
    },
    lose,

    binary(from) {
      const stream = streams[from.dir];
      if (stream.skip()) return nothing;
      if (stream.isGathering()) return add(from, attachmentOf(from.size));
      if (from.base64 !== undefined && isMsgpackPacket(from.base64)) return msgpack(from, from.base64);
      if (from.text !== undefined || from.base64 !== undefined) return [messageOf(from)];
      if (from.size >= SHORTEST_EVENT) lose(from.dir);
      return nothing;
    },

    cutText(dir, payload) {
      const header = peekSocketIoHeader(payload);
      if (header === undefined) {
        lose(dir);
        return nothing;
      }
      streams[dir].reset(header.attachments);
      if (!header.isEvent) return nothing;
      const event = reader.cutEvent(dir, header);
      return event === undefined ? nothing : [event];
    },
  };
}

/** Stands where the bytes were. Only their number is of use; the recorder knows it even where it kept no bytes. */
interface Attachment {
  readonly $bytes: number;
}

/** The parser takes an object with `base64` for bytes. The property is hidden, for the object ends up in the arguments. */
const attachmentOf = (size: number): Attachment => Object.defineProperty({ $bytes: size }, 'base64', { value: true });

/** The packets of one direction. */
function createPacketStream() {
  // The library's own bound protects servers; a smaller one would only hide events here.
  const decoder = new Decoder({ maxAttachments: MOST_ATTACHMENTS });
  let decoded: Packet | undefined;
  let gathering = false;
  let skipping = 0;
  decoder.on('decoded', (packet) => {
    decoded = packet;
  });

  function reset(skip = 0): void {
    decoder.destroy();
    gathering = false;
    skipping = skip;
  }

  return {
    reset,
    isGathering: () => gathering,

    /** Whether this binary frame belongs to a packet whose header was cut. */
    skip(): boolean {
      if (skipping === 0) return false;
      skipping -= 1;
      return true;
    },

    /** The packet that this part completes, if it does. */
    add(part: string | Attachment): Packet | 'unreadable' | undefined {
      // Text never comes between a packet's attachments: what was being gathered stays incomplete.
      if (typeof part === 'string') {
        if (gathering || skipping > 0) reset();
        const event = plainEvent(part);
        if (event !== undefined) return event;
      }
      decoded = undefined;
      try {
        decoder.add(part);
      } catch {
        reset();
        return 'unreadable';
      }
      gathering = decoded === undefined;
      return decoded;
    },
  };
}

/** Names that no client takes for an event. */
const reserved = new Set(['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']);

/**
 * An event of the main namespace that wants no answer, which is nearly all that is sent: it is its JSON with a digit before
 * it, and the library takes three times as long. `undefined`: it is something else, or broken, and the library's to say.
 */
function plainEvent(text: string): Packet | undefined {
  if (!text.startsWith('2[')) return undefined;
  const parsed = parseJson(text.slice(1));
  if (!parsed.ok || !Array.isArray(parsed.value)) return undefined;
  const [name] = parsed.value;
  if (typeof name !== 'string' || reserved.has(name)) return undefined;
  return { type: PacketType.EVENT, nsp: '/', data: parsed.value };
}
