import { IncidentPushSchema } from '@driftscope/detect';
import { io } from 'socket.io-client';
import { Value } from 'typebox/value';
import { createListeners } from './create-listeners.ts';
import type { Live, LiveStatus } from './live.ts';

/** Connects to the collector's live push, and stays connected. `now` gives epoch ms. */
export function startLive(url: string, now: () => number): Live & { readonly stop: () => void } {
  const socket = io(`${url}/live`, { reconnectionDelayMax: 5_000 });
  const statusListeners = createListeners<[]>();
  const connectListeners = createListeners<[]>();
  const pushListeners = createListeners<Parameters<Parameters<Live['onPush']>[0]>>();
  let status: LiveStatus = { kind: 'connecting' };

  function turn(next: LiveStatus): void {
    status = next;
    statusListeners.call();
  }

  socket.on('connect', () => {
    turn({ kind: 'live' });
    connectListeners.call();
  });
  socket.on('disconnect', (reason) => {
    turn({ kind: 'stale', sinceAt: now() });
    // The client does not come back by itself after the server has closed the connection.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => {
    if (status.kind === 'connecting') turn({ kind: 'stale', sinceAt: now() });
  });
  socket.on('incident', (push: unknown) => {
    // A push of another version: what it is about is read again instead of guessed at.
    if (Value.Check(IncidentPushSchema, push)) pushListeners.call(push);
    else connectListeners.call();
  });

  return {
    status: () => status,
    onStatus: statusListeners.add,
    onConnect: connectListeners.add,
    onPush: pushListeners.add,
    stop: () => socket.close(),
  };
}
