import { createEngineIoReader, type EngineIoReader } from './engine-io-reader.ts';
import { createFrameCount } from './frame-count.ts';
import type { SocketDecoder } from './socket-decoder.ts';
import type { WireFact } from './wire-fact.ts';

export interface EngineIoStart {
  /** Frames that passed before the first one that is kept. */
  readonly framesBefore: { readonly in: number; readonly out: number };
  /** Protocol 3 carries Socket.IO 1 and 2, protocol 4 what came after. */
  readonly version: 3 | 4;
  /** The connection began on another transport (polling). */
  readonly isUpgrade: boolean;
  /** What has read the connection's packets so far. Absent: nothing has; those of another transport are unknown then. */
  readonly reader?: EngineIoReader;
}

const nothing: readonly WireFact[] = [];

/** Engine.IO over WebSocket: one packet a frame. */
export function createEngineIoDecoder({ version, framesBefore, isUpgrade, reader }: EngineIoStart): SocketDecoder {
  const placeOf = { in: createFrameCount(framesBefore.in), out: createFrameCount(framesBefore.out) };
  const engine = reader ?? createEngineIoReader(version);
  const isUnknown = isUpgrade && reader === undefined;
  if (isUnknown || framesBefore.in > 0) engine.lose('in');
  if (isUnknown || framesBefore.out > 0) engine.lose('out');

  return {
    protocol: 'socket.io',
    push(frame) {
      const place = placeOf[frame.dir](frame.n);
      if (place === 'seen') return nothing;
      if (place === 'after-hole') engine.lose(frame.dir);
      return engine.read(frame);
    },
  };
}
