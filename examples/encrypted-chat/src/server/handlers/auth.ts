import { nameUser } from '@driftscope/example-server';
import { conversationRoom, userRoom } from '../rooms.ts';
import type { LiveParts } from './live-parts.ts';

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
