import { parse, type User } from '@driftscope/example-protocol';
import type { Identity } from '@driftscope/example-server';
import type { SyncServer } from '@driftscope/sync/server';
import Type from 'typebox';
import type { Chat } from './chat.ts';
import type { LiveServer } from './live-server.ts';
import { announceDevice } from './presence.ts';
import { conversationRoom, userRoom } from './rooms.ts';

const HandshakeSchema = Type.Object({ token: Type.String() });

export interface LiveOptions extends Identity {
  readonly io: LiveServer;
  readonly chat: Chat;
  readonly sync: SyncServer;
}

/** Where the synced clients' sockets are. */
export const SYNC_NAMESPACE = '/sync';

/** Lets devices in, and each into the rooms of its user. A device without a token may stay, and hears nothing. */
export function attachLive({ io, chat, sync, accounts, tokens }: LiveOptions): void {
  const userOf = async (auth: unknown): Promise<User | 'nobody' | 'refused'> => {
    const handshake = parse(HandshakeSchema, auth, 'The handshake');
    if (!handshake.ok) return 'nobody';
    const userId = await tokens.verify(handshake.value.token);
    return (userId === undefined ? undefined : accounts.user(userId)) ?? 'refused';
  };

  io.use(async (socket, next) => {
    const user = await userOf(socket.handshake.auth);
    if (user === 'refused') return next(new Error('token-refused'));
    if (user !== 'nobody') socket.data.user = user;
    next();
  });

  io.on('connection', (socket) => {
    const { user } = socket.data;
    if (user === undefined) return;
    const rooms = chat.conversationsOf(user.id).map(({ id }) => conversationRoom(id));
    void socket.join([userRoom(user.id), ...rooms]);
    announceDevice(io, socket, user.id, rooms);
  });

  const synced = io.of(SYNC_NAMESPACE);
  // Who may come in is decided by the sync server. This only notes who it is.
  synced.use(async (socket, next) => {
    const user = await userOf(socket.handshake.auth);
    if (typeof user === 'object') socket.data.user = user;
    next();
  });
  sync.attach(synced);
}
