import { create } from 'zustand';
import type { Message } from '#protocol/message.ts';

export interface HeldMessage extends Message {
  /** True while the server has not taken it yet. Absent otherwise. */
  readonly pending?: boolean;
}

export interface MessagesState {
  /** Oldest first. Absent for a conversation that was not read yet. */
  readonly byConversation: Readonly<Record<string, readonly HeldMessage[]>>;
}

export const useMessages = create<MessagesState>()(() => ({ byConversation: {} }));
