import { Composer, MessageList } from '@driftscope/example-client';
import { useEffect, useState } from 'react';
import type { ChatMessage, CustomerSide } from '../sync/support-sync.ts';
import styles from './chat-panel.module.css';
import { EditDialog } from './edit-dialog.tsx';
import { toListed } from './to-listed.tsx';

export interface ChatPanelProps {
  readonly side: CustomerSide;
  readonly onClose: () => void;
}

/** The customer's talk with the support. */
export function ChatPanel({ side, onClose }: ChatPanelProps) {
  const { messages, unreadCount, send, edit, markRead } = side;
  const [editing, setEditing] = useState<ChatMessage>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new while the panel is open is seen.
  useEffect(() => {
    if (unreadCount > 0) markRead();
  }, [unreadCount]);

  return (
    <section className={styles.panel} aria-label="Chat">
      <header className={styles.header}>
        <div>
          <h2>Chat with us</h2>
          <p>We answer within minutes, every day from 8 to 20.</p>
        </div>
        <button type="button" onClick={onClose} aria-label="Close the chat">
          ✕
        </button>
      </header>
      {messages === undefined ? (
        <p className={styles.waiting}>Looking up what was said…</p>
      ) : (
        <MessageList messages={messages.map((message) => toListed(message, 'customer', setEditing))} />
      )}
      <Composer onSend={send} />
      {editing !== undefined && <EditDialog message={editing} onEdit={edit} onClose={() => setEditing(undefined)} />}
    </section>
  );
}
