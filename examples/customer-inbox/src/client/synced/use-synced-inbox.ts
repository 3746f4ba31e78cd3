import type { Session } from '@driftscope/example-protocol';
import { useEntities, useSyncStatus } from '@driftscope/sync/react';
import { use, useMemo } from 'react';
import type { Inbox, InboxView } from '../sync/inbox-sync.ts';
import { CopyContext } from './copy-context.ts';
import { copyStatus } from './copy-status.ts';
import { inboxOf } from './inbox-of.ts';
import { useInboxScope } from './use-inbox-scope.ts';

/** Draws the copy, and writes into it. */
export function useSyncedInbox({ user }: Session, { openRoomId }: InboxView): Inbox {
  const client = use(CopyContext);
  const status = useSyncStatus(client);
  const scope = useInboxScope(client);
  const rooms = useEntities(client, scope, 'room');
  const messages = useEntities(client, scope, 'message');
  const inbox = useMemo(() => inboxOf(rooms, messages), [rooms, messages]);
  const isRead = rooms.length > 0 || status.freshness.kind === 'fresh';

  return {
    ...copyStatus(status),
    rooms: isRead ? inbox.rooms : undefined,
    messages: openRoomId === undefined || !isRead ? undefined : (inbox.messages.get(openRoomId) ?? []),

    send: async (roomId, text) => {
      if (client === undefined || scope === undefined) return notReady;
      const author = { from: 'agent', authorId: user.id, authorName: user.name };
      // The server puts its own time in the place of this one.
      const sent = { sentAt: new Date(client.serverTimeMs()).toISOString(), delivery: 'sent' };
      client.put(scope, { type: 'message', id: `m_${crypto.randomUUID()}` }, { roomId, text, ...author, ...sent });
      return { ok: true, value: undefined };
    },

    markRead: (roomId) => {
      const last = inbox.messages.get(roomId)?.findLast(({ delivery }) => delivery !== 'sending');
      if (scope === undefined || last === undefined) return;
      client?.patch(scope, { type: 'room', id: roomId }, { readUpTo: last.id });
    },

    take: (roomId) => {
      if (scope !== undefined) client?.patch(scope, { type: 'room', id: roomId }, { assignee: { ...user } });
    },
  };
}

const notReady = {
  ok: false,
  error: { kind: 'not-ready', message: 'The inbox was not read yet.', hint: 'Wait a moment and send it again.' },
} as const;
