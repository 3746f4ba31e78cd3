import type { Conversation } from '#protocol/conversation.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { newerMessage } from './newer-message.ts';

/** Replaces the list by the server's. A last message that a live event brought meanwhile stays, if it is newer. */
export function showConversations(list: readonly Conversation[]): void {
  const { conversations: held, readUpTo } = useConversations.getState();
  const heldLast = new Map(held.map(({ id, lastMessage }) => [id, lastMessage]));
  const read = { ...readUpTo };
  for (const { id, lastMessage } of list) if (lastMessage !== undefined) read[id] ??= lastMessage.id;

  useConversations.setState({
    conversations: list.map((each) => {
      const { lastMessage } = each;
      return lastMessage === undefined
        ? each
        : { ...each, lastMessage: newerMessage(heldLast.get(each.id), lastMessage) };
    }),
    readUpTo: read,
  });
}
