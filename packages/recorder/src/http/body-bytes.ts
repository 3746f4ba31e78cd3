import { bytesPayload, readFrame } from '../socket/frame-payload.ts';
import { startReading } from '../socket/start-reading.ts';

/** A body of bytes, which is encoded off the page's path. */
export interface BodyBytes {
  /** Absent: it can be told at any time. */
  readonly ready?: () => boolean;
  /** Without `base64` where it could not be read in time. */
  told(): { readonly base64?: string; readonly cut?: 'size' };
}

/** Whether packets of Engine.IO 3 go by this address: it polls in bytes once it has some to send. No others are kept. */
export const takesBytes = (url: string): boolean => /[?&]EIO=3(?:&|$)/.test(url);

/** Copies what the page could change later. `undefined`: these are no bytes. */
export function bodyBytes(body: unknown): BodyBytes | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const read = readFrame(body);
  if (read.kind === 'text') return undefined;
  const tell = (bytes: Uint8Array) => {
    const { base64 = '', cut } = bytesPayload(bytes, read.size);
    return cut === 'size' ? { base64, cut } : { base64 };
  };
  if (read.kind === 'bytes') return { told: () => tell(read.bytes) };
  const reading = startReading(read.blob);
  return {
    ready: reading.done,
    told: () => {
      const bytes = reading.bytes();
      return bytes ? tell(bytes) : {};
    },
  };
}
