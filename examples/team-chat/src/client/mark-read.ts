import { useConversations } from './stores/conversations-store.ts';

/** The message was on screen, and with it all before it. */
export function markRead(conversationId: string, messageId: string): void {
  useConversations.setState(({ readUpTo }) => ({ readUpTo: { ...readUpTo, [conversationId]: messageId } }));
}
