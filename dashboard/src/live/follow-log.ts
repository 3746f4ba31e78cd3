import { createSyncClient, type SyncStatus, scopeNamed, socketIoTransport } from '@driftscope/sync';
import { io } from 'socket.io-client';

/** The collector's log of changes, as far as it is known. */
export interface Log {
  /** Another for each log. */
  readonly epoch: unknown;
  /** The same objects for the same content. */
  readonly incidents: readonly { readonly fields: unknown }[];
  readonly status: SyncStatus;
}

/**
 * Follows the log with the reference sync client, so that the dashboard does not drift itself.
 *
 * @param hear told whenever something of it changed.
 * @returns what ends it.
 */
export function followLog(url: string, hear: (log: Log) => void): () => void {
  const scope = scopeNamed('incidents');
  const client = createSyncClient({
    url: `${url}/api/v1/live`,
    // A cookie says who it is, where anybody asks.
    credentials: () => '',
    socket: socketIoTransport({
      // Polling first is four requests more until it is live. It remains for networks that let no WebSocket through.
      io: (at, options) => io(at, { ...options, transports: ['websocket', 'polling'], tryAllTransports: true }),
      url: `${url}/live`,
    }),
    tuning: { heartbeatMs: 10_000, heartbeatTimeoutMs: 5_000, retryBaseMs: 1_000, retryMaxMs: 8_000 },
  });
  const unsubscribe = client.subscribe(() =>
    hear({
      epoch: client.entity(scope, logStart)?.fields.epoch,
      incidents: client.entities(scope, 'incident'),
      status: client.status(),
    }),
  );
  client.signIn('reader');
  return () => {
    unsubscribe();
    client.stop();
  };
}

const logStart = { type: 'log', id: 'start' };
