import { parse } from '@driftscope/example-protocol';
import { type Access, entityKey, type LogStore, scopeNamed } from '@driftscope/sync/server';
import { conversationIdOf, conversationScope, MessageFieldsSchema, PRESENCE_SCOPE } from '#protocol/chat-log.ts';
import type { Room } from './chat-data.ts';

export interface AccessOptions {
  readonly rooms: readonly Room[];
  readonly store: LogStore;
}

/** Members see their conversations, and add messages of their own to them. All else is the server's to write. */
export function createAccess({ rooms, store }: AccessOptions): Access {
  return {
    scopesOf: (userId) => [
      scopeNamed(PRESENCE_SCOPE),
      ...rooms.filter(({ memberIds }) => memberIds.includes(userId)).map(({ id }) => scopeNamed(conversationScope(id))),
    ],
    refusal: (userId, mutation) => {
      const room = rooms.find(({ id }) => id === conversationIdOf(mutation.scope));
      if (!room?.memberIds.includes(userId)) return 'no-conversation';
      if (mutation.kind !== 'put' || mutation.entity.type !== 'message') return 'not-a-message';
      const message = parse(MessageFieldsSchema, mutation.fields, 'The message');
      if (!message.ok) return 'malformed';
      if (message.value.authorId !== userId || message.value.conversationId !== room.id) return 'not-yours';
      return store.find(mutation.scope, entityKey(mutation.entity)) === undefined ? null : 'message-exists';
    },
  };
}
