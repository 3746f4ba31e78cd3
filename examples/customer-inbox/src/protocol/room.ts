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

/** Which rooms an agent looks at. */
export const QueueSchema = Type.Union([Type.Literal('everyone'), Type.Literal('mine'), Type.Literal('unassigned')]);

export type Room = Static<typeof RoomSchema>;
export type Queue = Static<typeof QueueSchema>;
