import { bytesOf } from '../redact/base64-text.ts';
import { type LegacyPacket, readLegacyBytes } from './legacy-bytes.ts';
import { splitLegacyPayload } from './legacy-payload.ts';
import type { Direction } from './wire-fact.ts';
import type { WirePart } from './wire-part.ts';

/** A body of Engine.IO's polling, as far as it was kept. */
export interface PollingBody {
  readonly dir: Direction;
  readonly body: string;
  /** Instead of `body`: protocol 3 sends bytes as they are. */
  readonly base64?: string | undefined;
  readonly isCut: boolean;
}

/** The packets of one body. `isWhole` is false where there were more, or other ones, than could be kept. */
export function readPollingPayload(version: 3 | 4, polled: PollingBody) {
  const { dir, body, base64, isCut } = polled;
  if (base64 !== undefined) return { packets: partsOf(base64, dir), isWhole: !isCut };
  const texts = version === 4 ? body.split('\u001e') : textsOf(body);
  const last = texts.length - 1;
  const packets = texts.map(
    (text, index): WirePart => ({ dir, size: text.length, text, ...(isCut && index === last ? { cut: 'size' } : {}) }),
  );
  return { packets, isWhole: !isCut };
}

/** What is no list of packets is taken for one packet, which will then be a plain message. */
function textsOf(body: string): readonly string[] {
  const payload = splitLegacyPayload(body);
  if (payload === undefined) return [body];
  return payload.cut === undefined ? payload.packets : [...payload.packets, payload.cut.replace(/^\d+:/, '')];
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that are no list of packets are taken for one packet, as a text would be. */
function partsOf(base64: string, dir: Direction): readonly WirePart[] {
  const bytes = bytesOf(base64) ?? '';
  const payload = readLegacyBytes(bytes);
  if (payload === undefined) return [{ dir, size: bytes.length, base64 }];
  return payload.packets.map((packet) => partOf(packet, dir));
}

function partOf({ isText, bytes, missing }: LegacyPacket, dir: Direction): WirePart {
  const cut = missing > 0 ? ({ cut: 'size' } as const) : {};
  if (!isText) return { dir, size: bytes.length + missing, base64: btoa(bytes), ...cut };
  const text = utf8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  return { dir, size: text.length, text, ...cut };
}
