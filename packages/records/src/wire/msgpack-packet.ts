import { decode, ExtData, encode } from '@msgpack/msgpack';
import { type Packet, PacketType } from 'socket.io-parser';
import { isJsonObject, type Json } from '../json.ts';

/** What `socket.io-msgpack-parser` begins a packet with: a small map, and the first of its names. */
const start = /^[\u0080-\u008f][\u00a2-\u00a7](?:type|data|nsp|id|options)/;

/** Whether bytes are a Socket.IO packet in MessagePack, as far as their beginning tells. Never throws. */
export function isMsgpackPacket(base64: string): boolean {
  try {
    return start.test(atob(base64.slice(0, 16)));
  } catch {
    return false; // No base64.
  }
}

/**
 * Reads a Socket.IO packet in MessagePack. Bytes stand as `{ $bytes: length }`, dates as JSON would write them.
 *
 * `undefined`: it cannot be read. Source: https://github.com/socketio/socket.io-msgpack-parser
 */
export function readMsgpackPacket(base64: string): Packet | undefined {
  const value = readMsgpack(base64);
  if (!isJsonObject(value)) return undefined;
  const { type, nsp, data, id } = value;
  if (typeof type !== 'number' || typeof nsp !== 'string' || !(type in PacketType)) return undefined;
  const needsArgs = type === PacketType.EVENT || type === PacketType.ACK;
  if (needsArgs && !Array.isArray(data)) return undefined;
  return { type, nsp, data, ...(typeof id === 'number' ? { id } : {}) };
}

/** The same bytes with their value changed; the same string where nothing was changed or it cannot be read. */
export function mapMsgpack(base64: string, change: (value: Json) => Json): string {
  const value = readMsgpack(base64);
  if (value === undefined) return base64;
  const changed = change(value);
  return changed === value ? base64 : btoa(String.fromCharCode(...encode(changed)));
}

/** As deep as JSON may be. */
const DEEPEST = 500;

function readMsgpack(base64: string): Json | undefined {
  try {
    return jsonOf(decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))));
  } catch {
    return undefined; // Cut, no MessagePack, or too deep.
  }
}

/** `undefined` where JSON has nothing for it. */
function jsonOf(value: unknown, depth = 0): Json | undefined {
  if (depth > DEEPEST) throw new RangeError('nested deeper than what may be walked');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Uint8Array) return { $bytes: value.length };
  if (value instanceof Date) return isoOf(value);
  if (Array.isArray(value)) return value.map((element) => jsonOf(element, depth + 1) ?? null);
  if (value instanceof ExtData) return dateOf(value);
  if (typeof value !== 'object') return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      const json = jsonOf(field, depth + 1);
      return json === undefined ? [] : [[name, json]];
    }),
  );
}

/** The parser writes a date as milliseconds in eight bytes, and `undefined` as one byte, both under type 0. */
function dateOf({ type, data }: ExtData): Json | undefined {
  if (type !== 0 || !(data instanceof Uint8Array) || data.length !== 8) return undefined;
  const ms = new DataView(data.buffer, data.byteOffset).getBigInt64(0);
  return isoOf(new Date(Number(ms)));
}

const isoOf = (date: Date): string | null => (Number.isNaN(date.getTime()) ? null : date.toISOString());
