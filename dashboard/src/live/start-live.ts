import type { IncidentSummary } from '@driftscope/detect';
import { createSyncClient, isScope, type Scope, type SyncClientOptions, socketIoTransport } from '@driftscope/sync';
import { io } from 'socket.io-client';
import { createListeners } from './create-listeners.ts';
import type { Live, LiveStatus } from './live.ts';
import { createPushReader } from './read-pushes.ts';
import { toLiveStatus } from './to-live-status.ts';

/**
 * Follows the collector's log of changes with the reference sync client, so that the dashboard does not drift itself.
 *
 * @param now epoch ms.
 */
export function startLive(url: string, now: () => number): Live & { readonly stop: () => void } {
  return followLog(
    {
      url: `${url}/api/v1/live`,
      // A cookie says who it is, where anybody asks.
      credentials: () => '',
      socket: socketIoTransport({ io, url: `${url}/live` }),
      tuning: { heartbeatMs: 10_000, heartbeatTimeoutMs: 5_000, retryBaseMs: 1_000, retryMaxMs: 8_000 },
    },
    now,
  );
}

function followLog(options: SyncClientOptions, now: () => number): Live & { readonly stop: () => void } {
  const scope = scopeOf('incidents');
  const client = createSyncClient(options);
  const statuses = createListeners<[]>();
  const connects = createListeners<[]>();
  const begins = createListeners<[]>();
  const pushes = createListeners<[IncidentSummary]>();
  const startedAt = now();
  const reader = createPushReader();
  let status: LiveStatus = { kind: 'connecting' };
  let epoch: unknown;
  let isAway = true;

  function follow(): void {
    const begunAs = client.entity(scope, logStart)?.fields.epoch;
    const isNew = begunAs !== epoch;
    epoch = begunAs;
    const changed = reader.read(client.entities(scope, 'incident'));
    if (isNew) begins.call();
    else for (const incident of changed) pushes.call(incident);
    turn(toLiveStatus(client.status(), startedAt));
  }

  function turn(next: LiveStatus): void {
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    statuses.call();
    if (next.kind === 'stale') isAway = true;
    if (next.kind !== 'live' || !isAway) return;
    isAway = false;
    connects.call();
  }

  const unsubscribe = client.subscribe(follow);
  client.signIn('reader');
  return {
    status: () => status,
    onStatus: statuses.add,
    onConnect: connects.add,
    onBegin: begins.add,
    onPush: pushes.add,
    changed: reader.all,
    stop: () => {
      unsubscribe();
      client.stop();
    },
  };
}

function scopeOf(name: unknown): Scope {
  if (!isScope(name)) throw new Error(`${String(name)} is no scope.`);
  return name;
}

const logStart = { type: 'log', id: 'start' };
