import { create } from 'zustand';
import type { Message } from '#protocol/message.ts';

export interface MessagesState {
  /** Oldest first. Absent for a conversation that was not read yet. */
  readonly byConversation: Readonly<Record<string, readonly Message[]>>;
}

export const useMessages = create<MessagesState>()(() => ({ byConversation: {} }));
