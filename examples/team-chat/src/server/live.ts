import Type from 'typebox';
import { parse } from '#protocol/parse.ts';
import type { Chat } from './chat.ts';
import type { LiveServer } from './live-server.ts';
import { announceDevice } from './presence.ts';
import { conversationRoom, userRoom } from './rooms.ts';
import type { Tokens } from './tokens.ts';

const HandshakeSchema = Type.Object({ token: Type.String() });

export interface LiveOptions {
  readonly io: LiveServer;
  readonly chat: Chat;
  readonly tokens: Tokens;
}

/** Lets devices in, and each into the rooms of its user. A device without a token may stay, and hears nothing. */
export function attachLive({ io, chat, tokens }: LiveOptions): void {
  io.use(async (socket, next) => {
    const handshake = parse(HandshakeSchema, socket.handshake.auth, 'The handshake');
    if (!handshake.ok) return next();
    const userId = await tokens.verify(handshake.value.token);
    const user = userId === undefined ? undefined : chat.user(userId);
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
