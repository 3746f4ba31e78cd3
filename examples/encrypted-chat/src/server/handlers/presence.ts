import type { LiveSocket } from '../live-server.ts';
import { userRoom } from '../rooms.ts';
import { guardHandler } from './guard-handler.ts';
import type { LiveParts } from './live-parts.ts';

/** Tells everybody in a user's circle who of theirs is there, whenever one comes or goes. A user is there with any device. */
export function handlePresence(parts: LiveParts, socket: LiveSocket): void {
  const { io, directory } = parts;
  const isThere = (userId: string) => (io.of('/').adapter.rooms.get(userRoom(userId))?.size ?? 0) > 0;

  const tellCircle = () => {
    for (const userId of directory.circleOf(socket.data.user.id)) {
      io.to(userRoom(userId)).emit('presence:list', directory.circleOf(userId).filter(isThere));
    }
  };

  tellCircle();
  socket.on('disconnect', guardHandler(parts, socket, 'disconnect', tellCircle));
}
