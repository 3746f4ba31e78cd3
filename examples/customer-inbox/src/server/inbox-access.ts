import { type User, UserSchema } from '@driftscope/example-protocol';
import { type Access, type Mutation, scopeNamed } from '@driftscope/sync/server';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { INBOX_SCOPE } from '#protocol/inbox-scope.ts';
import { MessageFieldsSchema } from '#protocol/message.ts';
import type { Inbox } from './inbox.ts';

const TakeSchema = Type.Object({ assignee: UserSchema }, { additionalProperties: false });
const ReadSchema = Type.Object({ readUpTo: Type.String() }, { additionalProperties: false });

/** Every agent sees all; each writes in the own name, takes over rooms, and marks them as read. */
export function inboxAccess(inbox: Inbox, userOf: (userId: string) => User | undefined): Access {
  const messageRefusal = (userId: string, { entity, ...mutation }: Mutation): string | null => {
    if (mutation.kind !== 'put') return 'What was said stays said.';
    const { fields } = mutation;
    if (!Value.Check(MessageFieldsSchema, fields)) return 'This is no message.';
    if (fields.from !== 'agent' || fields.authorId !== userId) return 'Agents write in their own name.';
    const room = inbox.room(fields.roomId);
    if (room === undefined) return 'There is no such room.';
    return room.messages.some(({ id }) => id === entity.id) ? 'What was said stays said.' : null;
  };

  const roomRefusal = (userId: string, { entity, ...mutation }: Mutation): string | null => {
    const room = inbox.room(entity.id);
    if (room === undefined) return 'There is no such room.';
    if (mutation.kind !== 'patch') return 'Rooms are made by customers.';
    const { fields } = mutation;
    if (Value.Check(TakeSchema, fields)) {
      return Value.Equal(fields.assignee, userOf(userId)) ? null : 'Agents take rooms over for themselves.';
    }
    if (!Value.Check(ReadSchema, fields)) return 'This cannot be changed.';
    return room.messages.some(({ id }) => id === fields.readUpTo) ? null : 'There is no such message in the room.';
  };

  return {
    scopesOf: () => [scopeNamed(INBOX_SCOPE)],
    refusal: (userId, mutation) => {
      if (mutation.scope !== INBOX_SCOPE) return 'There is one inbox.';
      if (mutation.entity.type === 'message') return messageRefusal(userId, mutation);
      return mutation.entity.type === 'room' ? roomRefusal(userId, mutation) : 'There is no such thing.';
    },
  };
}
