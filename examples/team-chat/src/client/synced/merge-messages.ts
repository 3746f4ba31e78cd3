import type { Message } from '#protocol/message.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { newerMessage } from './newer-message.ts';

/** Adds messages that are not there yet, in the server's order. By which way and how often each came makes no difference. */
export function mergeMessages(conversationId: string, incoming: readonly Message[]): void {
  const held = useMessages.getState().byConversation[conversationId];
  const heldIds = new Set(held?.map(({ id }) => id));
  const fresh = incoming.filter(({ id }) => !heldIds.has(id));
  if (held !== undefined && fresh.length === 0) return;

  const merged = [...(held ?? []), ...fresh].sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1));
  useMessages.setState(({ byConversation }) => ({ byConversation: { ...byConversation, [conversationId]: merged } }));

  const last = merged.at(-1);
  useConversations.setState(({ conversations }) => ({
    conversations: conversations.map((each) => {
      if (each.id !== conversationId || last === undefined) return each;
      const lastMessage = newerMessage(each.lastMessage, last);
      return lastMessage.id === each.lastMessage?.id ? each : { ...each, lastMessage };
    }),
  }));
}
