import type { CustomerChat, CustomerMessage } from '#protocol/customer-chat.ts';
import { isSeen, type KeptChat, type KeptMessage, unreadOf } from './kept-chat.ts';

/** The chat as the customer's side gets it. */
export const chatToCustomer = (chat: KeptChat): CustomerChat => ({
  id: chat.id,
  userId: chat.customer.id,
  unread: unreadOf(chat, 'customer'),
  messages: chat.messages.map((message) => messageToCustomer(chat, message)),
});

export const messageToCustomer = (chat: KeptChat, message: KeptMessage): CustomerMessage => ({
  id: message.id,
  from: message.from,
  body: message.text,
  createdAt: message.sentMs,
  edited: message.text !== message.firstText,
  read: isSeen(chat, message),
});
