import type { Static } from 'typebox';
import type { MessageFieldsSchema } from '#protocol/message.ts';
import type { RoomFields } from '#protocol/room.ts';
import type { KeptMessage, KeptRoom } from './kept-room.ts';
import { messageToShown, roomToShown } from './to-shown.ts';

/** The room as the sync log has it. */
export function roomFields(room: KeptRoom): RoomFields {
  const { createdAt, lead, assignee, lastMessage } = roomToShown(room);
  const { text, sentAt } = lastMessage;
  const readUpTo = room.messages[room.readCount - 1]?.id ?? null;
  return { createdAt, lead, assignee, lastMessage: { text, sentAt }, readUpTo };
}

/** The message as the sync log has it. */
export function messageFields(room: KeptRoom, message: KeptMessage): Static<typeof MessageFieldsSchema> {
  const { id: _, ...fields } = messageToShown(room, message);
  return fields;
}
