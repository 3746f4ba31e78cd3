import { create } from 'zustand';
import type { Conversation } from '#protocol/conversation.ts';

export interface ConversationsState {
  readonly conversations: readonly Conversation[];
  /** Id of the last message that was on screen, by conversation. */
  readonly readUpTo: Readonly<Record<string, string>>;
}

/** The conversations in the list, each with its last message. */
export const useConversations = create<ConversationsState>()(() => ({ conversations: [], readUpTo: {} }));
