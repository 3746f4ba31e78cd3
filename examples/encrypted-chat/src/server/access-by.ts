import { parse } from '@driftscope/example-protocol';
import type { Access, Mutation } from '@driftscope/sync/server';
import { MessageSchema } from '#protocol/message.ts';
import { SealedPhotoSchema } from '#protocol/photo.ts';
import { conversationScope, type Directory } from './directory.ts';

/** A member sees the conversation, and writes messages and pictures of their own into it, and nothing else. */
export const accessBy = (directory: Directory): Access => {
  const scopesOf = (userId: string) => directory.conversationsOf(userId).map(({ id }) => conversationScope(id));
  return {
    scopesOf,
    refusal: (userId, mutation) => {
      if (!scopesOf(userId).includes(mutation.scope)) return 'there is no such conversation';
      if (mutation.kind !== 'put') return 'what was said is said';
      if (mutation.entity.type === 'message') return messageRefusal(userId, mutation);
      if (mutation.entity.type !== 'photo') return 'only messages and photos are written';
      const photo = parse(SealedPhotoSchema, mutation.fields, 'The photo');
      return photo.ok ? null : photo.error.message;
    },
  };
};

function messageRefusal(userId: string, { scope, entity, fields }: Mutation & { readonly kind: 'put' }): string | null {
  const message = parse(MessageSchema, { ...fields, id: entity.id }, 'The message');
  if (!message.ok) return message.error.message;
  const { conversationId, authorId } = message.value;
  if (scope !== conversationScope(conversationId)) return 'it belongs into another conversation';
  return authorId === userId ? null : 'it has another author';
}
