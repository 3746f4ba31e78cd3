import type { Message } from '#protocol/message.ts';

/** Of two messages of one conversation the one that the server accepted later. */
export const newerMessage = (held: Message | undefined, other: Message): Message =>
  held !== undefined && held.sentAt >= other.sentAt ? held : other;
