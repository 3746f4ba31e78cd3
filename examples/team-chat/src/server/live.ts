import { parse } from '@driftscope/example-protocol';
import type { Identity } from '@driftscope/example-server';
import Type from 'typebox';
import type { Chat } from './chat.ts';
import type { LiveServer } from './live-server.ts';
import { announceDevice } from './presence.ts';
import { conversationRoom, userRoom } from './rooms.ts';

const HandshakeSchema = Type.Object({ token: Type.String() });

export interface LiveOptions extends Identity {
  readonly io: LiveServer;
  readonly chat: Chat;
}

/** Lets devices in, and each into the rooms of its user. A device without a token may stay, and hears nothing. */
export function attachLive({ io, chat, accounts, tokens }: LiveOptions): void {
  io.use(async (socket, next) => {
    const handshake = parse(HandshakeSchema, socket.handshake.auth, 'The handshake');
    if (!handshake.ok) return next();
    const userId = await tokens.verify(handshake.value.token);
    const user = userId === undefined ? undefined : accounts.user(userId);
    if (user === undefined) return next(new Error('token-refused'));
    socket.data.user = user;
    next();
  });

  io.on('connection', (socket) => {
    const { user } = socket.data;
    if (user === undefined) return;
    const rooms = chat.conversationsOf(user.id).map(({ id }) => conversationRoom(id));
    void socket.join([userRoom(user.id), ...rooms]);
    announceDevice(io, socket, user.id, rooms);
  });
}
