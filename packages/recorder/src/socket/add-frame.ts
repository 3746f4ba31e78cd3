import type { RecordLog } from '../log/record-log.ts';
import { addPayload } from './add-payload.ts';
import { MAX_TEXT, readFrame } from './frame-payload.ts';

/** Records frame `n` of a direction. Text is kept as it is; bytes are encoded, and Blobs read, off the page's path. */
export function addFrame(log: RecordLog, socket: number, dir: 'in' | 'out', n: number, data: unknown): number {
  // Nearly all frames, in one step: each copy and each look would be made for every frame of a busy page.
  if (typeof data === 'string' && data.length <= MAX_TEXT)
    return log.addFrame({ kind: 'socket.frame', socket, dir, n, size: data.length, text: data });
  return addPayload(log, { socket, dir, n }, readFrame(data));
}
