import Type from 'typebox';
import type { Message } from './message.ts';

/** Users who are there. */
export const PresenceSchema = Type.Array(Type.String());

/** What the server says on its own. */
export interface ServerEvents {
  'message:new': (message: Message) => void;
  /** All who share a conversation with the user and are there. */
  'presence:list': (userIds: readonly string[]) => void;
}
