import { create } from 'zustand';
import type { Conversation } from '#protocol/conversation.ts';

interface ConversationsState {
  readonly conversations: readonly Conversation[];
  /** Users who are there. */
  readonly online: readonly string[];
}

export const useConversations = create<ConversationsState>(() => ({ conversations: [], online: [] }));
