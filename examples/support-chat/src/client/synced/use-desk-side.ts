import type { Session } from '@driftscope/example-protocol';
import { useSyncStatus } from '@driftscope/sync/react';
import { chatScope } from '#protocol/chat-log.ts';
import type { DeskSide } from '../sync/support-sync.ts';
import { chatContent } from './chat-content.ts';
import { markSeen, notConnected, sendMessage } from './chat-writes.ts';
import { shownStatus } from './shown-status.ts';
import { useClient } from './use-client.ts';
import { useDeskChats } from './use-desk-chats.ts';

/** The support sees the scope of every chat. */
export function useDeskSide({ user }: Session, openChatId: string | undefined): DeskSide {
  const { client, scopes } = useClient();
  const status = useSyncStatus(client);
  const chats = useDeskChats(client, scopes);
  const scopeOf = (chatId: string | undefined) =>
    chatId === undefined ? undefined : scopes.find((scope) => scope === chatScope(chatId));
  const openScope = scopeOf(openChatId);
  const open =
    client === undefined || openScope === undefined
      ? undefined
      : chatContent(client.entities(openScope, 'message'), client.entities(openScope, 'mark'));

  return {
    status: shownStatus(status),
    chats,
    messages: open?.messages,
    send: async (chatId, text) => {
      const scope = scopeOf(chatId);
      return client !== undefined && scope !== undefined ? sendMessage(client, scope, user, text) : notConnected;
    },
    markRead: (chatId) => {
      const scope = scopeOf(chatId);
      if (client !== undefined && scope !== undefined && open !== undefined) {
        markSeen(client, scope, 'support', open.messages);
      }
    },
  };
}
