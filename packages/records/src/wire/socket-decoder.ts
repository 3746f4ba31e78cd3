import type { RecordOf } from '../record.ts';
import type { WireProtocol } from './subprotocol.ts';
import type { WireFact } from './wire-fact.ts';

/** Decoder of one socket. It keeps state between frames: one decoder a socket, frames in the order of their records. */
export interface SocketDecoder {
  /** What is spoken, as far as the frames have shown. */
  readonly protocol: WireProtocol;
  /** What the frame means. Empty where it means nothing by itself, as the first part of a binary event. Never throws. */
  push(frame: RecordOf<'socket.frame'>): readonly WireFact[];
}
