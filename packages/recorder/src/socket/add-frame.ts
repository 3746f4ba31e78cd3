import type { RecordLog } from '../log/record-log.ts';
import { bytesPayload, maxText, readFrame } from './frame-payload.ts';
import { startReading } from './start-reading.ts';

/** Records frame `n` of a direction. Text is kept as it is; bytes are encoded, and Blobs read, off the page's path. */
export function addFrame(log: RecordLog, socket: number, dir: 'in' | 'out', n: number, data: unknown): number {
  // Nearly all frames, in one step: each copy and each look would be made for every frame of a busy page.
  if (typeof data === 'string' && data.length <= maxText)
    return log.addFrame({ kind: 'socket.frame', socket, dir, n, size: data.length, text: data });
  const number = { socket, dir, n };
  const frame = readFrame(data);
  if (frame.kind === 'text') return log.add({ kind: 'socket.frame', ...number, ...frame.payload });
  const { size } = frame;
  if (frame.kind === 'bytes') {
    const finish = () => ({ kind: 'socket.frame' as const, ...number, ...bytesPayload(frame.bytes, size) });
    return log.addLater('socket.frame', { finish });
  }
  const reading = startReading(frame.blob);
  return log.addLater('socket.frame', {
    ready: reading.done,
    finish: () => {
      const bytes = reading.bytes();
      const payload = bytes ? bytesPayload(bytes, size) : { size, cut: 'load' as const };
      return { kind: 'socket.frame', ...number, ...payload };
    },
  });
}
