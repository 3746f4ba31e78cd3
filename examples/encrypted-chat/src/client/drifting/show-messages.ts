import type { ChatMessage } from '../stores/chat-message.ts';
import { useMessages } from '../stores/messages-store.ts';

/** Puts a message at the end, or in the place of the one that this device has shown for it already. */
export function showMessage(message: ChatMessage): void {
  const { id, ref, conversationId } = message;
  change(conversationId, (list) => {
    if (list.some((each) => each.id === id)) return list;
    const own = list.findIndex((each) => each.id === ref);
    return own < 0 ? [...list, message] : list.with(own, message);
  });
}

/** Puts what was read in the place of what was there, and keeps what only this device has. */
export function showList(conversationId: string, read: readonly ChatMessage[]): void {
  change(conversationId, (list) => {
    const known = new Set(read.map(({ id }) => id));
    const refs = new Set(read.map(({ ref }) => ref));
    const rest = list.filter(({ id, ref }) => !known.has(id) && !refs.has(ref));
    return [...read, ...rest].sort((one, other) => one.sentAt.localeCompare(other.sentAt));
  });
}

function change(conversationId: string, update: (list: readonly ChatMessage[]) => readonly ChatMessage[]): void {
  useMessages.setState(({ byConversation }) => ({
    byConversation: { ...byConversation, [conversationId]: update(byConversation[conversationId] ?? []) },
  }));
}
