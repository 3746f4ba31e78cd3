import type { Conversation } from '#protocol/conversation.ts';
import type { ConversationsState } from '../stores/conversations-store.ts';

/** Adds what the server sent to what is there. Whose list that was is not asked. */
export function mergeConversations(state: ConversationsState, fresh: readonly Conversation[]): ConversationsState {
  const freshIds = new Set(fresh.map(({ id }) => id));
  const readUpTo = { ...state.readUpTo };
  for (const { id, lastMessage } of fresh) if (lastMessage !== undefined) readUpTo[id] ??= lastMessage.id;
  return { conversations: [...fresh, ...state.conversations.filter(({ id }) => !freshIds.has(id))], readUpTo };
}
