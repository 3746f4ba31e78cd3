import type { RecordOf } from '@driftscope/records';
import { nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { bytesPayload, maxFrameBytes, maxText, readFrame } from './frame-payload.ts';

const blobSlice = nativeMethod(Blob.prototype, 'slice');
const blobBuffer = nativeMethod(Blob.prototype, 'arrayBuffer');
const then = nativeMethod(Promise.prototype, 'then');

type FrameNumber = Pick<RecordOf<'socket.frame'>, 'socket' | 'dir' | 'n'>;

/** Records one frame. Text is kept as it is; bytes are encoded, and Blobs read, off the page's path. */
export function addFrame(log: RecordLog, number: FrameNumber, data: unknown): number {
  // Nearly all frames, in one step: each copy and each look would be made for every frame of a busy page.
  if (typeof data === 'string' && data.length <= maxText) {
    const { socket, dir, n } = number;
    return log.add({ kind: 'socket.frame', socket, dir, n, size: data.length, text: data });
  }
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

function startReading(blob: Blob): { done(): boolean; bytes(): Uint8Array | undefined } {
  let done = false;
  let bytes: Uint8Array | undefined;
  const finish = (buffer?: unknown) => {
    done = true;
    if (buffer instanceof ArrayBuffer) bytes = new Uint8Array(buffer);
  };
  then(blobBuffer(blobSlice(blob, 0, maxFrameBytes)), finish, () => finish());
  return { done: () => done, bytes: () => bytes };
}
