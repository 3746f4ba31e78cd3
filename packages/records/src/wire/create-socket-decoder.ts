import { createEngineIoDecoder } from './engine-io.ts';
import { parseEngineUrl } from './engine-url.ts';
import { createPlainDecoder } from './plain-decoder.ts';
import type { SocketDecoder } from './socket-decoder.ts';

export interface SocketDecoderOptions {
  /** Address of the socket: the protocol is told by it. */
  readonly url: string;
  /** How many frames passed before recording began (`socket.found`). Absent: none. */
  readonly framesBefore?: { readonly in: number; readonly out: number };
  /** The subprotocol that the server chose (`socket.open`). Absent: none, or it is not known; the frames tell it then. */
  readonly protocol?: string;
}

/**
 * Decodes the frames of one socket: Socket.IO 1 to 4 where its address names Engine.IO (`EIO=` in the query), else one of
 * `src/subprotocols`, else plain messages.
 */
export function createSocketDecoder({ url, framesBefore, protocol }: SocketDecoderOptions): SocketDecoder {
  const engine = parseEngineUrl(url);
  const before = framesBefore ?? { in: 0, out: 0 };
  if (engine === undefined) return createPlainDecoder({ framesBefore: before, ...(protocol && { protocol }) });
  return createEngineIoDecoder({ version: engine.version, framesBefore: before, isUpgrade: engine.sid !== undefined });
}
