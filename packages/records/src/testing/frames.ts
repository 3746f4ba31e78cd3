import type { RecordOf } from '../record.ts';
import { createSocketDecoder } from '../wire/create-socket-decoder.ts';
import type { Direction, WireFact } from '../wire/wire-fact.ts';

type Frame = RecordOf<'socket.frame'>;

/** Address of a Socket.IO socket that began as a WebSocket. */
export const socketIoUrl = 'wss://chat.test/socket.io/?EIO=4&transport=websocket';

/** A frame as the recorder would write it. */
export function textFrame(dir: Direction, n: number, text: string, cut?: 'size'): Frame {
  const size = text.length;
  return { kind: 'socket.frame', seq: n, t: n, socket: 1, dir, n, size, text, ...(cut ? { cut } : {}) };
}

export const bytesFrame = (dir: Direction, n: number, size: number): Frame => ({
  kind: 'socket.frame',
  seq: n,
  t: n,
  socket: 1,
  dir,
  n,
  size,
  base64: 'AA==',
});

/** A frame whose payload was left out under load. */
export const shedFrame = (dir: Direction, n: number, size: number): Frame => ({
  kind: 'socket.frame',
  seq: n,
  t: n,
  socket: 1,
  dir,
  n,
  size,
  cut: 'load',
});

/** What a Socket.IO decoder makes of texts that came in one after the other, from the first frame on. */
export function decodeIncoming(texts: readonly string[]): readonly WireFact[] {
  const decoder = createSocketDecoder({ url: socketIoUrl });
  return texts.flatMap((text, index) => decoder.push(textFrame('in', index + 1, text)));
}
