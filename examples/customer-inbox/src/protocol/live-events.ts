import { UserSchema } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';
import type { Message } from './message.ts';

/** Told to everyone of a room that there was not before. */
export const NewRoomSchema = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  createdAt: Type.String(),
  assignee: Type.Union([UserSchema, Type.Null()]),
});

/** Told to everyone when somebody takes care of a room. */
export const RoomUpdatedSchema = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  assignee: Type.Union([UserSchema, Type.Null()]),
});

export type NewRoom = Static<typeof NewRoomSchema>;
export type RoomUpdated = Static<typeof RoomUpdatedSchema>;

/** What the server tells. */
export interface ServerEvents {
  new_room: (room: NewRoom) => void;
  room_updated: (room: RoomUpdated) => void;
  /** To everyone. */
  new_message: (message: Message) => void;
  /** The same message, to those in the room. */
  'room:new_message': (message: Message) => void;
  /** To those in the room. */
  'room:message_updated': (message: Message) => void;
}

/** What a client tells. */
export interface ClientEvents {
  'room:join': (roomId: unknown) => void;
  'room:leave': (roomId: unknown) => void;
}
