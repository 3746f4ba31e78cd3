import { Composer, MessageList, PaneHeader, type ShownMessage } from '@driftscope/example-client';
import { useEffect } from 'react';
import type { Inbox, InboxMessage, InboxRoom } from '../sync/inbox-sync.ts';
import { LeadCard } from './lead-card.tsx';
import { nameOf } from './name-of.ts';
import styles from './room-view.module.css';

export interface RoomViewProps {
  readonly room: InboxRoom;
  readonly userId: string;
  readonly inbox: Inbox;
  readonly onClose: () => void;
}

/** The open room: what was said, and who the customer is. */
export function RoomView({ room, userId, inbox, onClose }: RoomViewProps) {
  const { id, lead, unreadCount } = room;
  const { messages, send, markRead, take } = inbox;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new while the room is open is seen.
  useEffect(() => {
    if (unreadCount > 0) markRead(id);
  }, [id, unreadCount]);

  return (
    <div className={styles.view}>
      <main className={styles.talk}>
        <PaneHeader name={nameOf(room)} backLabel="All customers" onBack={onClose}>
          <p>{lead === undefined ? 'Nothing is known of this customer' : `${lead.channel} · ${lead.city}`}</p>
        </PaneHeader>
        {messages === undefined && <p className={styles.note}>Looking up what was said…</p>}
        {messages?.length === 0 && <p className={styles.note}>Nothing was said here yet.</p>}
        {messages !== undefined && messages.length > 0 && (
          <MessageList messages={messages.map((message) => toListed(message, userId))} />
        )}
        <Composer onSend={(text) => send(id, text)} />
      </main>
      <LeadCard room={room} userId={userId} onTake={() => take(id)} />
    </div>
  );
}

const deliveries = { sending: 'Sending…', sent: 'Sent', delivered: 'Delivered' } as const;

function toListed({ id, authorId, authorName, text, sentAt, delivery }: InboxMessage, userId: string): ShownMessage {
  const note = delivery === 'received' ? undefined : <span>{deliveries[delivery]}</span>;
  return { id, authorName, own: authorId === userId, text, sentAt, note };
}
