import { randomUUID } from 'node:crypto';
import type { User } from '@driftscope/example-protocol';
import type { Conversation } from '#protocol/conversation.ts';
import type { Message } from '#protocol/message.ts';

/** A conversation as the server keeps it: its messages in the order they were accepted. */
export interface Room {
  readonly id: string;
  readonly title?: string;
  readonly memberIds: readonly string[];
  readonly messages: Message[];
}

export interface ChatData {
  readonly users: readonly User[];
  readonly rooms: readonly Room[];
}

export interface Chat {
  conversationsOf(userId: string): Conversation[];
  /** What came after the message with id `after`; all when it is absent or unknown. Absent: no such conversation for this user. */
  messages(userId: string, conversationId: string, after?: string): Message[] | undefined;
  /** Absent: no such conversation for this user. */
  post(userId: string, conversationId: string, text: string): Message | undefined;
}

/** The chat itself, in memory: who may see what, and what was said. */
export function createChat({ users: members, rooms }: ChatData, now: () => number = Date.now): Chat {
  const users = new Map(members.map((user) => [user.id, user]));
  const roomOf = (userId: string, id: string) =>
    rooms.find((room) => room.id === id && room.memberIds.includes(userId));

  return {
    conversationsOf: (userId) =>
      rooms.filter(({ memberIds }) => memberIds.includes(userId)).map((room) => toConversation(room, users)),
    messages: (userId, conversationId, after) => {
      const all = roomOf(userId, conversationId)?.messages;
      return all?.slice(all.findIndex(({ id }) => id === after) + 1);
    },
    post: (userId, conversationId, text) => {
      const room = roomOf(userId, conversationId);
      if (room === undefined) return undefined;
      const lastMs = Date.parse(room.messages.at(-1)?.sentAt ?? '') || 0;
      const message: Message = {
        id: `m_${randomUUID().slice(0, 13)}`,
        conversationId,
        authorId: userId,
        text,
        sentAt: new Date(Math.max(now(), lastMs + 1)).toISOString(),
      };
      room.messages.push(message);
      return message;
    },
  };
}

function toConversation({ id, title, memberIds, messages }: Room, users: ReadonlyMap<string, User>): Conversation {
  const lastMessage = messages.at(-1);
  return {
    id,
    ...(title === undefined ? {} : { title }),
    members: memberIds.flatMap((memberId) => users.get(memberId) ?? []),
    ...(lastMessage === undefined ? {} : { lastMessage }),
  };
}
