import type { ChatSummary, SupportMessage } from '#protocol/support-chat.ts';
import type { ChatMessage, DeskChat } from '../sync/support-sync.ts';

export const chatToShown = ({ id, customer, unreadCount, lastMessage }: ChatSummary): DeskChat => ({
  id,
  customerName: customer.name,
  unreadCount,
  last:
    lastMessage === undefined
      ? undefined
      : { text: lastMessage.body, sentAt: new Date(lastMessage.createdAt).toISOString() },
});

export const messageToShown = (
  { id, author, text, sentAt, seen }: SupportMessage,
  customerId: string,
): ChatMessage => ({
  id,
  from: author.id === customerId ? 'customer' : 'support',
  authorName: author.name,
  text,
  sentAt,
  edited: false,
  delivery: seen ? 'seen' : 'sent',
});
