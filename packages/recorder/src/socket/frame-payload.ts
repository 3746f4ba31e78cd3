import type { RecordOf } from '@driftscope/records';

type Payload = Pick<RecordOf<'socket.frame'>, 'size' | 'text' | 'base64' | 'cut'>;

/** A frame as far as it can be told at once. `bytes`: what to encode later. `blob`: what to read later. */
export type FramePayload =
  | { readonly kind: 'text'; readonly payload: Payload }
  | { readonly kind: 'bytes'; readonly size: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'blob'; readonly size: number; readonly blob: Blob };

/** UTF-16 units of text kept of a frame. */
export const MAX_TEXT = 65_536;
/** Three bytes make four characters: the cap of text, in bytes. */
export const MAX_FRAME_BYTES = 49_152;

/** Looks at a frame's data without changing it, and copies what the page could change later. */
export function readFrame(data: unknown): FramePayload {
  if (typeof data === 'string') return { kind: 'text', payload: textPayload(data) };
  if (data instanceof Blob) return { kind: 'blob', size: data.size, blob: data };
  if (data instanceof ArrayBuffer) return bytesOf(data, 0, data.byteLength);
  if (ArrayBuffer.isView(data)) return bytesOf(data.buffer, data.byteOffset, data.byteLength);
  // Anything else was made a string by the browser; doing so again could run the page's own code.
  if (typeof data === 'object' || typeof data === 'function')
    return { kind: 'text', payload: { size: 0, cut: 'load' } };
  return { kind: 'text', payload: textPayload(String(data)) };
}

/** Encodes a frame's bytes. `size` is that of the whole frame. */
export function bytesPayload(bytes: Uint8Array, size: number): Payload {
  const chunks: string[] = [];
  // Arguments go on the stack: a whole frame would be too many.
  for (let at = 0; at < bytes.length; at += 8192) chunks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  const base64 = btoa(chunks.join(''));
  return bytes.length < size ? { size, base64, cut: 'size' } : { size, base64 };
}

function textPayload(text: string): Payload {
  const size = text.length;
  return size > MAX_TEXT ? { size, text: text.slice(0, MAX_TEXT), cut: 'size' } : { size, text };
}

function bytesOf(buffer: ArrayBufferLike, offset: number, size: number): FramePayload {
  const bytes = new Uint8Array(Math.min(size, MAX_FRAME_BYTES));
  bytes.set(new Uint8Array(buffer, offset, bytes.length));
  return { kind: 'bytes', size, bytes };
}
