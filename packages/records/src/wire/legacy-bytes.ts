/** A packet of a polling body of Engine.IO 3 that has bytes in it. */
export interface LegacyPacket {
  readonly isText: boolean;
  /** Each byte as one character. */
  readonly bytes: string;
  /** Bytes that it had besides. 0: it is whole. */
  readonly missing: number;
}

export interface LegacyBytes {
  readonly packets: readonly LegacyPacket[];
  /** The start of one more packet, of which not even the length is known. Empty: there is none. */
  readonly rest: string;
}

const TEXT_MARK = 0;
const BYTES_MARK = 1;
const END_OF_LENGTH = 255;
const MAX_DIGITS = 10;

/**
 * Splits a body, each byte of which is one character: 0 before text or 1 before bytes, the digits of a length in bytes, each as a
 * byte of 0 to 9, then 255. `undefined`: it is no such body.
 *
 * Source: https://github.com/socketio/engine.io-protocol/tree/v3#encoding
 */
export function readLegacyBytes(body: string): LegacyBytes | undefined {
  const packets: LegacyPacket[] = [];
  let at = 0;
  while (at < body.length) {
    const head = headAt(body, at);
    if (head === 'cut' && packets.length > 0) break;
    if (head === 'cut' || head === undefined) return undefined;
    const { start, length } = head;
    const bytes = body.slice(start, start + length);
    packets.push({ isText: body.charCodeAt(at) === TEXT_MARK, bytes, missing: length - bytes.length });
    at = start + length;
  }
  return packets.length === 0 ? undefined : { packets, rest: body.slice(at) };
}

/** The body of these packets. */
export function writeLegacyBytes({ packets, rest }: LegacyBytes): string {
  const texts = packets.map(({ isText, bytes, missing }) => {
    const digits = Array.from(String(bytes.length + missing), (digit) => String.fromCharCode(Number(digit))).join('');
    return String.fromCharCode(isText ? TEXT_MARK : BYTES_MARK) + digits + String.fromCharCode(END_OF_LENGTH) + bytes;
  });
  return texts.join('') + rest;
}

/** Where the bytes of a packet start, and how many it has. `cut`: the body ends before that is said. */
function headAt(body: string, at: number): { start: number; length: number } | 'cut' | undefined {
  if (body.charCodeAt(at) > BYTES_MARK) return undefined;
  let length = 0;
  for (let next = at + 1; next <= at + 1 + MAX_DIGITS; next += 1) {
    if (next >= body.length) return 'cut';
    const code = body.charCodeAt(next);
    if (code === END_OF_LENGTH) return next === at + 1 ? undefined : { start: next + 1, length };
    if (code > 9) return undefined;
    length = length * 10 + code;
  }
  return undefined;
}
