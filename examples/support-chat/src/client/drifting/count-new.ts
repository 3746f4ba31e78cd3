import type { ChatSummary } from '#protocol/support-chat.ts';

/** Takes the fresh list, and counts on in those chats that have news and are not looked at. */
export function countNew(
  known: readonly ChatSummary[] | null,
  fresh: readonly ChatSummary[],
  openChatId: string | undefined,
): readonly ChatSummary[] {
  return fresh.map((chat) => {
    const before = known?.find(({ id }) => id === chat.id);
    if (before === undefined) return chat;
    const { lastMessage } = chat;
    const hasNews = lastMessage?.from === 'customer' && lastMessage.id !== before.lastMessage?.id;
    return { ...chat, unreadCount: before.unreadCount + (hasNews && chat.id !== openChatId ? 1 : 0) };
  });
}
