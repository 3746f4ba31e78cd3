/** What the two ends of a connection can do, in the words of the decoder's facts. */
export type Step =
  | 'handshake'
  | 'connect'
  | 'connected'
  | 'refused'
  | 'left'
  | 'kicked'
  | 'sent'
  | 'received'
  | 'answer'
  | 'answered'
  | 'request'
  | 'response'
  | 'message out'
  | 'message in'
  | 'closed';

/**
 * An account of what passed on the connections of a page, line by line. The page under test writes one of what it saw, and
 * the test another of what was decoded: they must be the same text.
 */
export interface Transcript {
  readonly lines: readonly string[];
  /** `connection` counts from 1 in the order of their beginning. */
  add(connection: number, step: Step, ...said: readonly unknown[]): void;
}

export function createTranscript(): Transcript {
  const lines: string[] = [];
  return {
    lines,
    add(connection, step, ...said) {
      lines.push([connection, step, ...said.map((one) => JSON.stringify(one, writeBytes))].join(' '));
    },
  };
}

/** Bytes stand as their number, in a page as in a record. */
function writeBytes(_name: string, value: unknown): unknown {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? { $bytes: value.byteLength } : value;
}
