import type { EntityList } from '@driftscope/sync';
import { Value } from 'typebox/value';
import { MessageFieldsSchema } from '#protocol/message.ts';
import { RoomFieldsSchema } from '#protocol/room.ts';
import type { InboxMessage, InboxRoom } from '../sync/inbox-sync.ts';

export interface CopiedInbox {
  readonly rooms: readonly InboxRoom[];
  /** By room, oldest first. */
  readonly messages: ReadonlyMap<string, readonly InboxMessage[]>;
}

/** The client's lists as they are drawn. What can be counted is counted, and not kept. */
export function inboxOf(rooms: EntityList, messages: EntityList): CopiedInbox {
  const byRoom = messagesByRoom(messages);
  return {
    messages: byRoom,
    rooms: rooms.flatMap(({ entity: { id }, fields }) => {
      if (!Value.Check(RoomFieldsSchema, fields)) return [];
      const { lead, assignee, lastMessage, readUpTo } = fields;
      const said = byRoom.get(id) ?? [];
      return {
        id,
        lead,
        assignee: assignee ?? undefined,
        last: said.at(-1) ?? lastMessage,
        unreadCount: unreadIn(said, readUpTo),
      };
    }),
  };
}

function messagesByRoom(messages: EntityList): Map<string, InboxMessage[]> {
  const byRoom = new Map<string, InboxMessage[]>();
  for (const { entity, fields, confirmed } of messages) {
    if (!Value.Check(MessageFieldsSchema, fields)) continue;
    const { roomId, from, authorId, authorName, text, sentAt, delivery } = fields;
    const said = byRoom.get(roomId) ?? [];
    byRoom.set(roomId, said);
    const shown = confirmed === undefined ? 'sending' : delivery;
    said.push({ id: entity.id, from, authorId, authorName, text, sentAt, delivery: shown });
  }
  for (const said of byRoom.values()) said.sort(byTime);
  return byRoom;
}

/** What is not confirmed has no time of the server yet: it comes last. */
const byTime = (a: InboxMessage, b: InboxMessage): number =>
  Number(a.delivery === 'sending') - Number(b.delivery === 'sending') || a.sentAt.localeCompare(b.sentAt);

function unreadIn(messages: readonly InboxMessage[], readUpTo: string | null): number {
  const read = messages.findIndex(({ id }) => id === readUpTo) + 1;
  return messages.slice(read).filter(({ from }) => from === 'customer').length;
}
