import { parse } from '@driftscope/example-protocol';
import type { Identity } from '@driftscope/example-server';
import Type from 'typebox';
import type { LiveSocket } from '../live-server.ts';
import { conversationRoom, userRoom } from '../rooms.ts';
import type { LiveParts } from './live-parts.ts';

const HandshakeSchema = Type.Object({ token: Type.String() });

/** Notes on a socket who has connected it, where the token tells. */
export const nameUser =
  ({ accounts, tokens }: Identity) =>
  async (socket: LiveSocket, next: () => void): Promise<void> => {
    const handshake = parse(HandshakeSchema, socket.handshake.auth, 'The handshake');
    const userId = handshake.ok ? await tokens.verify(handshake.value.token) : undefined;
    const user = userId === undefined ? undefined : accounts.user(userId);
    if (user !== undefined) socket.data.user = user;
    next();
  };

/** Lets in whose token is good, and each device into the rooms of its user. */
export function installAuth({ io, directory, ...identity }: LiveParts): void {
  io.use(nameUser(identity));
  io.use(async (socket, next) => {
    const { user } = socket.data;
    if (user === undefined) return next(new Error('token-refused'));
    await socket.join([userRoom(user.id), ...directory.conversationsOf(user.id).map(({ id }) => conversationRoom(id))]);
    next();
  });
}
