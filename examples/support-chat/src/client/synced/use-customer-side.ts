import type { Session } from '@driftscope/example-protocol';
import { useEntities, useSyncStatus } from '@driftscope/sync/react';
import { useMemo } from 'react';
import type { CustomerSide } from '../sync/support-sync.ts';
import { chatContent } from './chat-content.ts';
import { editMessage, markSeen, notConnected, sendMessage } from './chat-writes.ts';
import { shownStatus } from './shown-status.ts';
import { useClient } from './use-client.ts';

/** The customer sees one scope: the own chat. */
export function useCustomerSide({ user }: Session): CustomerSide {
  const { client, scopes } = useClient();
  const [scope] = scopes;
  const status = useSyncStatus(client);
  const messages = useEntities(client, scope, 'message');
  const marks = useEntities(client, scope, 'mark');
  const content = useMemo(() => chatContent(messages, marks), [messages, marks]);
  const isThere = client !== undefined && scope !== undefined;

  return {
    status: shownStatus(status),
    messages: isThere ? content.messages : undefined,
    unreadCount: content.unreadOf('customer'),
    send: async (text) => (isThere ? sendMessage(client, scope, user, text) : notConnected),
    edit: async (messageId, text) => (isThere ? editMessage(client, scope, messageId, text) : notConnected),
    markRead: () => {
      if (isThere) markSeen(client, scope, 'customer', content.messages);
    },
  };
}
