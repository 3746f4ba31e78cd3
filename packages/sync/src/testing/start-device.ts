import { io } from 'socket.io-client';
import { createSyncClient } from '../client/create-sync-client.ts';
import type { SyncClient, SyncClientOptions } from '../client/sync-client.ts';
import { socketIoTransport } from '../transport/socket-io.ts';

export interface Device {
  readonly client: SyncClient;
  /** Shows or hides the page. */
  show(visible: boolean): void;
}

/** A page outside of a browser: the real client with real sockets and requests. Each device is a browser of its own. */
export function startDevice(url: string, options: Omit<SyncClientOptions, 'scope' | 'url'>): Device {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  const window = new EventTarget();
  const client = createSyncClient({
    socket: socketIoTransport({ io, url }),
    ...options,
    url,
    scope: {
      document,
      crypto,
      reportError: (error) => {
        throw error;
      },
      fetch,
      setTimeout: (run, ms) => Number(setTimeout(run, ms)),
      clearTimeout,
      addEventListener: window.addEventListener.bind(window),
    },
  });
  return {
    client,
    show: (visible) => {
      document.visibilityState = visible ? 'visible' : 'hidden';
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}
