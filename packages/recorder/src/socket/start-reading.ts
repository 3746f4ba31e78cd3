import { nativeMethod } from '../hook/native.ts';
import { MAX_FRAME_BYTES } from './frame-payload.ts';

const blobSlice = nativeMethod(Blob.prototype, 'slice');
const blobBuffer = nativeMethod(Blob.prototype, 'arrayBuffer');
const then = nativeMethod(Promise.prototype, 'then');

/** Starts to read the beginning of a Blob. `bytes` is `undefined` until it is done, and where the Blob could not be read. */
export function startReading(blob: Blob): { done(): boolean; bytes(): Uint8Array | undefined } {
  let done = false;
  let bytes: Uint8Array | undefined;
  const finish = (buffer?: unknown) => {
    done = true;
    if (buffer instanceof ArrayBuffer) bytes = new Uint8Array(buffer);
  };
  then(blobBuffer(blobSlice(blob, 0, MAX_FRAME_BYTES)), finish, () => finish());
  return { done: () => done, bytes: () => bytes };
}
