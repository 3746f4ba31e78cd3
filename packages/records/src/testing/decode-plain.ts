import { createSocketDecoder } from '../wire/create-socket-decoder.ts';
import type { SocketDecoder } from '../wire/socket-decoder.ts';
import type { Direction, WireFact } from '../wire/wire-fact.ts';
import { textFrame } from './frames.ts';

/** What a socket without Engine.IO makes of texts, and what it took them for. */
export interface PlainReading {
  readonly protocol: SocketDecoder['protocol'];
  readonly facts: readonly WireFact[];
}

/** Decodes texts that passed from the first frame on, each with its direction. */
export function decodePlain(...frames: readonly (readonly [Direction, string])[]): PlainReading {
  const decoder = createSocketDecoder({ url: 'wss://app.test/live' });
  const counts = { in: 0, out: 0 };
  const facts = frames.flatMap(([dir, text]) => {
    counts[dir] += 1;
    return decoder.push(textFrame(dir, counts[dir], text));
  });
  return { protocol: decoder.protocol, facts };
}
