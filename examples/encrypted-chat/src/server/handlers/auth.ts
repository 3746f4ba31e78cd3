import { parse } from '@driftscope/example-protocol';
import Type from 'typebox';
import { conversationRoom, userRoom } from '../rooms.ts';
import type { LiveParts } from './live-parts.ts';

const HandshakeSchema = Type.Object({ token: Type.String() });

/** Lets in whose token is good, and each device into the rooms of its user. */
export function installAuth({ io, accounts, tokens, directory }: LiveParts): void {
  io.use(async (socket, next) => {
    const handshake = parse(HandshakeSchema, socket.handshake.auth, 'The handshake');
    const userId = handshake.ok ? await tokens.verify(handshake.value.token) : undefined;
    const user = userId === undefined ? undefined : accounts.user(userId);
    if (user === undefined) return next(new Error('token-refused'));
    socket.data.user = user;
    await socket.join([userRoom(user.id), ...directory.conversationsOf(user.id).map(({ id }) => conversationRoom(id))]);
    next();
  });
}
