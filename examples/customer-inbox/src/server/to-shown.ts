import type { Message } from '#protocol/message.ts';
import type { Room } from '#protocol/room.ts';
import type { KeptMessage, KeptRoom } from './kept-room.ts';

/** The room as clients read it. */
export function roomToShown(room: KeptRoom): Room {
  const last = room.messages.at(-1);
  if (last === undefined) throw new Error(`The room ${room.id} was kept without a message.`);
  return {
    id: room.id,
    version: room.version,
    createdAt: isoTime(room.createdMs),
    lead: room.lead,
    assignee: room.assignee,
    lastMessage: messageToShown(room, last),
    unreadCount: room.messages.slice(room.readCount).filter(({ from }) => from === 'customer').length,
  };
}

export const messageToShown = (room: KeptRoom, { sentMs, ...message }: KeptMessage): Message => ({
  ...message,
  roomId: room.id,
  sentAt: isoTime(sentMs),
});

const isoTime = (ms: number): string => new Date(ms).toISOString();
