import type { Message } from './message.ts';
import type { Device } from './presence.ts';

/** What the server says over the socket. A socket without a token hears nothing of it. */
export interface ServerEvents {
  /** To the conversation's room, the author's devices included. */
  'message:new': (message: Message) => void;
  /** To the devices of a user whom a message names. */
  'mention:new': (mention: { readonly messageId: string; readonly conversationId: string }) => void;
  /** To a device that connected: who else is there. */
  'presence:list': (devices: Device[]) => void;
  /** To those who share a conversation with the user. */
  'presence:joined': (device: Device) => void;
  'presence:left': (device: Device) => void;
}
