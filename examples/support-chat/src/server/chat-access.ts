import type { Accounts } from '@driftscope/example-server';
import { type Access, type Mutation, scopeNamed } from '@driftscope/sync/server';
import { Value } from 'typebox/value';
import { chatScope, EditFieldsSchema, MarkFieldsSchema, MessageFieldsSchema } from '#protocol/chat-log.ts';
import type { KeptChat, Side } from './kept-chat.ts';

/** A customer may see and write the own chat, the support all; nobody writes for somebody else. */
export function chatAccess(accounts: Accounts, chats: readonly KeptChat[]): Access {
  const sideOf = (userId: string, chat: KeptChat): Side | undefined => {
    if (accounts.user(userId)?.role === 'support') return 'support';
    return chat.customer.id === userId ? 'customer' : undefined;
  };

  return {
    scopesOf: (userId) =>
      chats.filter((chat) => sideOf(userId, chat) !== undefined).map(({ id }) => scopeNamed(chatScope(id))),
    refusal: (userId, mutation) => {
      const chat = chats.find(({ id }) => chatScope(id) === mutation.scope);
      const side = chat === undefined ? undefined : sideOf(userId, chat);
      if (chat === undefined || side === undefined) return 'There is no such chat for you.';
      if (mutation.kind === 'delete') return 'What was said stays.';
      if (mutation.entity.type === 'mark') return refusalOfMark(side, mutation);
      return mutation.entity.type === 'message'
        ? refusalOfMessage(userId, side, chat, mutation)
        : 'This is no message.';
    },
  };
}

type Write = Exclude<Mutation, { kind: 'delete' }>;

const refusalOfMark = (side: Side, { entity, fields }: Write): string | null =>
  entity.id === side && Value.Check(MarkFieldsSchema, fields) ? null : 'This is no mark of yours.';

function refusalOfMessage(userId: string, side: Side, chat: KeptChat, { entity, fields }: Write): string | null {
  const known = chat.messages.find(({ id }) => id === entity.id);
  if (known !== undefined && known.author.id !== userId) return 'This is not your message.';
  if (known !== undefined && Value.Check(EditFieldsSchema, fields)) return null;
  const isOwn = Value.Check(MessageFieldsSchema, fields) && fields.authorId === userId && fields.from === side;
  return isOwn ? null : 'This is no message of yours.';
}
