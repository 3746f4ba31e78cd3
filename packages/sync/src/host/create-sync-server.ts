import type { Router } from 'express';
import type { Namespace } from 'socket.io';
import type { Change } from '../protocol/change.ts';
import { createPresence } from '../server/create-presence.ts';
import { type Access, createSyncCore, type SyncCore } from '../server/create-sync-core.ts';
import type { LogStore } from '../server/log-store.ts';
import type { Resolve } from '../server/resolve-mutation.ts';
import type { Authenticate } from './authenticate.ts';
import { createSyncRoutes } from './create-sync-routes.ts';
import { createUserSockets } from './create-user-sockets.ts';

export interface SyncServerOptions {
  readonly store: LogStore;
  readonly access: Access;
  readonly authenticate: Authenticate;
  /** Told of every change, in order, after it was stored. */
  readonly onChange?: (change: Change) => void;
  /** A user's first socket came, or their last one has been gone for `presenceGraceMs`. */
  readonly onPresence?: (user: string, online: boolean) => void;
  readonly presenceGraceMs?: number;
  /** How often what has expired is removed. */
  readonly sweepEveryMs?: number;
  /** Decides what becomes of a write. Absent: the newest by the server's clock, field by field. */
  readonly resolve?: Resolve;
  readonly now?: () => number;
}

export interface SyncServer {
  /** `GET /sync` and `POST /mutations`, to be mounted anywhere. */
  readonly routes: Router;
  /** Serves a namespace of Socket.IO: of `io.of('/sync')`, or of `io.of('/')` where the app has no other sockets. */
  attach(namespace: Namespace): void;
  /** What the routes answer, for the app's own handlers. */
  readonly core: SyncCore;
  /** What the user may see has changed: scopes are joined and left on their open sockets. */
  accessChanged(user: string): void;
  /** Closes all of the user's sockets, as after a logout elsewhere. */
  kick(user: string): void;
  isOnline(user: string): boolean;
  /** Ends its timers. Routes and sockets are the app's to close. */
  stop(): void;
}

const GRACE_MS = 10_000;
const SWEEP_MS = 60_000;

/** The reference server: the pure core behind Express and Socket.IO. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { store, access, authenticate, now = Date.now, onChange, onPresence, resolve } = options;
  const presence = createPresence(options.presenceGraceMs ?? GRACE_MS);
  const core = createSyncCore({
    store,
    access,
    now,
    ...(resolve && { resolve }),
    onChange: (change) => {
      sockets.sendChange(change);
      onChange?.(change);
    },
  });
  const sockets = createUserSockets({
    core,
    access,
    authenticate,
    now,
    onOpen: (user, socket) => presence.connected(user, socket) && onPresence?.(user, true),
    onClose: (user, socket) => presence.disconnected(user, socket, now()),
  });
  const presenceTimer = setInterval(() => {
    for (const user of presence.takeGone(now())) onPresence?.(user, false);
  }, 1_000);
  const sweepTimer = setInterval(() => core.sweep(), options.sweepEveryMs ?? SWEEP_MS);
  presenceTimer.unref();
  sweepTimer.unref();

  return {
    routes: createSyncRoutes({ core, authenticate }),
    attach: sockets.attach,
    core,
    accessChanged: sockets.accessChanged,
    kick: sockets.kick,
    isOnline: presence.isOnline,
    stop: () => {
      clearInterval(presenceTimer);
      clearInterval(sweepTimer);
      sockets.stop();
    },
  };
}
