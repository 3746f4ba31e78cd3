import { create } from 'zustand';
import type { ChatMessage } from './chat-message.ts';

interface MessagesState {
  /** By conversation, oldest first. Absent: not read yet. */
  readonly byConversation: Readonly<Record<string, readonly ChatMessage[]>>;
}

export const useMessages = create<MessagesState>(() => ({ byConversation: {} }));
