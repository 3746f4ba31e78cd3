import { UserSchema } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';
import { LeadSchema } from './lead.ts';
import { MessageSchema } from './message.ts';

/** The talk with one customer, as it is read. */
export const RoomSchema = Type.Object({
  id: Type.String(),
  /** Grows by one with every change of the room. */
  version: Type.Integer(),
  createdAt: Type.String(),
  lead: LeadSchema,
  /** `null`: nobody takes care yet. */
  assignee: Type.Union([UserSchema, Type.Null()]),
  lastMessage: MessageSchema,
  /** Messages of the customer that no agent has seen. */
  unreadCount: Type.Integer(),
});

export const RoomListSchema = Type.Object({ rooms: Type.Array(RoomSchema) });

/** What the sync client keeps of a room: all that is needed to draw it. How many messages are unread follows from `readUpTo`. */
export const RoomFieldsSchema = Type.Object({
  createdAt: Type.String(),
  lead: LeadSchema,
  assignee: Type.Union([UserSchema, Type.Null()]),
  lastMessage: Type.Object({ text: Type.String(), sentAt: Type.String() }),
  /** Id of the last message that an agent has seen. `null`: none was. */
  readUpTo: Type.Union([Type.String(), Type.Null()]),
});

/** Which rooms an agent looks at. */
export const QueueSchema = Type.Union([Type.Literal('everyone'), Type.Literal('mine'), Type.Literal('unassigned')]);

export type Room = Static<typeof RoomSchema>;
export type RoomFields = Static<typeof RoomFieldsSchema>;
export type Queue = Static<typeof QueueSchema>;
