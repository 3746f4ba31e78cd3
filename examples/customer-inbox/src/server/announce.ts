import type { NewRoom } from '#protocol/live-events.ts';
import type { Inbox, InboxChange } from './inbox.ts';
import { EVERYONE, liveRoom } from './live.ts';
import type { LiveServer } from './live-server.ts';
import { messageToShown, roomToShown } from './to-shown.ts';

/**
 * Tells the agents of each change, event by event, and no event says all of it.
 *
 * A message goes to everyone and to its room. A new room is told of once its customer was looked up in the CRM (`lookUpMs`
 * later): as it was when it was made, and after what happened in it meanwhile.
 */
export function announceChanges(io: LiveServer, inbox: Inbox, lookUpMs: number): { stop(): void } {
  const lookUps = new Set<NodeJS.Timeout>();

  const announceRoom = (room: NewRoom) => {
    const lookUp = setTimeout(() => {
      lookUps.delete(lookUp);
      io.to(EVERYONE).emit('new_room', room);
    }, lookUpMs);
    lookUps.add(lookUp);
  };

  const announce = (change: InboxChange) => {
    const { room } = change;
    const { id, version, assignee } = room;
    if (change.kind === 'room-created') {
      announceRoom({ id, version, assignee, createdAt: roomToShown(room).createdAt });
    } else if (change.kind === 'room-assigned') {
      io.to(EVERYONE).emit('room_updated', { id, version, assignee });
    } else if (change.kind === 'message-posted') {
      const message = messageToShown(room, change.message);
      io.to(EVERYONE).emit('new_message', message);
      io.to(liveRoom(id)).emit('room:new_message', message);
    } else if (change.kind === 'message-delivered') {
      io.to(liveRoom(id)).emit('room:message_updated', messageToShown(room, change.message));
    }
  };

  inbox.onChange(announce);
  return {
    stop: () => {
      for (const lookUp of lookUps) clearTimeout(lookUp);
    },
  };
}
