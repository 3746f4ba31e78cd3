import { parse, type Result } from '@driftscope/example-protocol';
import type { Socket } from 'socket.io-client';
import type { Static, TSchema } from 'typebox';
import { NewRoomSchema, RoomUpdatedSchema } from '#protocol/live-events.ts';
import { MessageSchema } from '#protocol/message.ts';
import { addMessage, addNewRoom, addRoomMessage, type InboxState, updateMessage, updateRoom } from './inbox-state.ts';

export interface Listening {
  readonly change: (to: (state: InboxState) => InboxState) => void;
  readonly openRoomId: () => string | undefined;
}

/** Applies what the server tells, one listener for each event. */
export function listen(socket: Socket, { change, openRoomId }: Listening): void {
  const on = <Schema extends TSchema>(
    event: string,
    schema: Schema,
    to: (body: Static<Schema>) => (state: InboxState) => InboxState,
  ) => {
    socket.on(event, (input: unknown) => {
      const body: Result<Static<Schema>> = parse(schema, input, event);
      if (body.ok) change(to(body.value));
    });
  };

  on('new_room', NewRoomSchema, addNewRoom);
  on('room_updated', RoomUpdatedSchema, updateRoom);
  on('new_message', MessageSchema, (message) => addMessage(message, openRoomId()));
  on('room:new_message', MessageSchema, (message) => addRoomMessage(message, openRoomId()));
  on('room:message_updated', MessageSchema, (message) => updateMessage(message, openRoomId()));
}
