import { type ServerMessage, socketEvent } from '@driftscope/sync/server';
import type { DefaultEventsMap, Socket } from 'socket.io';

export interface PushEvents {
  [socketEvent]: (message: ServerMessage) => void;
}

/** Of each reader this much may wait here, and as much again on its way to the system. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * One reader of the live push. To one that stalls nothing more is sent, so that it costs no more than what waits for it: by
 * the number of what it gets next, or by its next ping, it knows that it missed something, and reads that.
 */
export class LiveReader {
  readonly #socket: Socket<DefaultEventsMap, PushEvents>;
  #waitingBytes = 0;

  constructor(socket: Socket<DefaultEventsMap, PushEvents>) {
    this.#socket = socket;
    // All that waited is on its way to the system, which takes the next only when it is through with that.
    socket.conn.on('drain', () => {
      this.#waitingBytes = 0;
    });
  }

  /** @param sizeBytes length of the message as JSON. */
  send(message: ServerMessage, sizeBytes: number): void {
    if (this.#waitingBytes + sizeBytes > MAX_WAITING_BYTES) return;
    this.#waitingBytes += sizeBytes;
    this.#socket.emit(socketEvent, message);
  }
}
