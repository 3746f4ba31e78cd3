import { randomUUID } from 'node:crypto';
import { type Change, type LogStore, type SyncCore, scopeNamed } from '@driftscope/sync/server';
import { conversationScope, toConversation, toMessage } from '#protocol/chat-log.ts';
import type { Conversation } from '#protocol/conversation.ts';
import type { Message } from '#protocol/message.ts';
import type { Room } from './chat-data.ts';

export interface Chat {
  conversationsOf(userId: string): Conversation[];
  /** How many messages others have written to the user. */
  receivedCount(userId: string): number;
  /** What came after the message with id `after`; all when it is absent or unknown. Absent: no such conversation for this user. */
  messages(userId: string, conversationId: string, after?: string): Message[] | undefined;
  /** Absent: no such conversation for this user. */
  post(userId: string, conversationId: string, text: string): Message | undefined;
}

export interface ChatOptions {
  readonly rooms: readonly Room[];
  readonly store: LogStore;
  readonly core: Pick<SyncCore, 'write'>;
}

/** The chat as one asks and tells it over HTTP: a view of the same log that the synced clients follow. */
export function createChat({ rooms, store, core }: ChatOptions): Chat {
  const roomsOf = (userId: string) => rooms.filter(({ memberIds }) => memberIds.includes(userId));
  const isMember = (userId: string, conversationId: string) => roomsOf(userId).some(({ id }) => id === conversationId);
  const logOf = (conversationId: string) => store.readSince(scopeNamed(conversationScope(conversationId)), 0);
  const messagesIn = (conversationId: string) => logOf(conversationId).flatMap((change) => messageOf(change) ?? []);

  return {
    conversationsOf: (userId) =>
      roomsOf(userId).flatMap(({ id }) => {
        const entity = logOf(id).find((change) => change.entity.type === 'conversation');
        const conversation = entity?.kind === 'put' ? toConversation(id, entity.fields) : undefined;
        const lastMessage = messagesIn(id).at(-1);
        return conversation === undefined ? [] : [{ ...conversation, ...(lastMessage && { lastMessage }) }];
      }),
    receivedCount: (userId) =>
      roomsOf(userId)
        .flatMap(({ id }) => messagesIn(id))
        .filter(({ authorId }) => authorId !== userId).length,
    messages: (userId, conversationId, after) => {
      if (!isMember(userId, conversationId)) return undefined;
      const messages = messagesIn(conversationId);
      return messages.slice(messages.findIndex(({ id }) => id === after) + 1);
    },
    post: (userId, conversationId, text) => {
      if (!isMember(userId, conversationId)) return undefined;
      const entity = { type: 'message', id: `m_${randomUUID().slice(0, 13)}` };
      const fields = { conversationId, authorId: userId, text };
      core.write({ kind: 'put', scope: scopeNamed(conversationScope(conversationId)), entity, fields });
      return messagesIn(conversationId).find(({ id }) => id === entity.id);
    },
  };
}

/** Absent: the change is of something else. */
export function messageOf(change: Change): Message | undefined {
  if (change.kind !== 'put' || change.entity.type !== 'message') return undefined;
  return toMessage(change.entity.id, change.fields, change.atMs);
}
