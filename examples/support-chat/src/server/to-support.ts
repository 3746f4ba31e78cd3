import type { ChatSummary, SupportChat, SupportMessage } from '#protocol/support-chat.ts';
import { isSeen, type KeptChat, type KeptMessage, unreadOf } from './kept-chat.ts';
import { messageToCustomer } from './to-customer.ts';

/** The chat as the support's side gets it: from the transcript, which knows messages only as they were first written. */
export const chatToSupport = (chat: KeptChat): SupportChat => ({
  id: chat.id,
  customer: chat.customer,
  messages: chat.messages.map((message) => messageToSupport(chat, message)),
});

export const messageToSupport = (chat: KeptChat, message: KeptMessage): SupportMessage => ({
  id: message.id,
  author: message.author,
  text: message.firstText,
  sentAt: new Date(message.sentMs).toISOString(),
  seen: isSeen(chat, message),
});

/** One row of the support's list, which was built on what the customer's side has. */
export function summaryToSupport(chat: KeptChat): ChatSummary {
  const last = chat.messages.at(-1);
  return {
    id: chat.id,
    customer: chat.customer,
    unreadCount: unreadOf(chat, 'support'),
    ...(last === undefined ? {} : { lastMessage: messageToCustomer(chat, last) }),
  };
}
