import { type Identity, nameUser } from '@driftscope/example-server';
import type { SyncServer } from '@driftscope/sync/server';
import type { Chat } from './chat.ts';
import type { LiveServer } from './live-server.ts';
import { announceDevice } from './presence.ts';
import { conversationRoom, userRoom } from './rooms.ts';

export interface LiveOptions extends Identity {
  readonly io: LiveServer;
  readonly chat: Chat;
  readonly sync: SyncServer;
}

/** Where the synced clients' sockets are. */
export const SYNC_NAMESPACE = '/sync';

/** Lets devices in, and each into the rooms of its user. A device without a token may stay, and hears nothing. */
export function attachLive({ io, chat, sync, ...identity }: LiveOptions): void {
  const name = nameUser(identity);
  io.use(name);
  io.use(({ data, handshake }, next) => {
    const isRefused = data.user === undefined && typeof handshake.auth.token === 'string';
    next(isRefused ? new Error('token-refused') : undefined);
  });

  io.on('connection', (socket) => {
    const { user } = socket.data;
    if (user === undefined) return;
    const rooms = chat.conversationsOf(user.id).map(({ id }) => conversationRoom(id));
    void socket.join([userRoom(user.id), ...rooms]);
    announceDevice(io, socket, user.id, rooms);
  });

  // Who may come in is decided by the sync server.
  sync.attach(io.of(SYNC_NAMESPACE).use(name));
}
