import { randomUUID } from 'node:crypto';
import type { User } from '@driftscope/example-protocol';
import type { KeptChat, KeptMessage, Side } from './kept-chat.ts';

export interface Chats {
  all(): readonly KeptChat[];
  byId(id: string): KeptChat | undefined;
  ofCustomer(userId: string): KeptChat | undefined;
  post(chat: KeptChat, author: User, text: string): KeptMessage;
  /** Absent: there is no such message by this author. */
  edit(chat: KeptChat, messageId: string, author: User, text: string): KeptMessage | undefined;
  /** One side has seen all that there is. */
  markRead(chat: KeptChat, side: Side): void;
}

/** The talks between customers and support, in memory. */
export function createChats(chats: readonly KeptChat[], now: () => number = Date.now): Chats {
  return {
    all: () => chats,
    byId: (id) => chats.find((chat) => chat.id === id),
    ofCustomer: (userId) => chats.find((chat) => chat.customer.id === userId),
    post: (chat, author, text) => {
      const message: KeptMessage = {
        id: `m_${randomUUID().slice(0, 13)}`,
        from: author.id === chat.customer.id ? 'customer' : 'support',
        author,
        text,
        firstText: text,
        sentMs: Math.max(now(), (chat.messages.at(-1)?.sentMs ?? 0) + 1),
      };
      chat.messages.push(message);
      return message;
    },
    edit: (chat, messageId, author, text) => {
      const message = chat.messages.find(({ id }) => id === messageId);
      if (message?.author.id !== author.id) return undefined;
      message.text = text;
      return message;
    },
    markRead: (chat, side) => {
      chat.readCount[side] = chat.messages.length;
    },
  };
}
