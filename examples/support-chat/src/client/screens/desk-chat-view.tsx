import { Composer, MessageList, PaneHeader } from '@driftscope/example-client';
import { useEffect } from 'react';
import type { DeskChat, DeskSide } from '../sync/support-sync.ts';
import styles from './desk-chat-view.module.css';
import { toListed } from './to-listed.tsx';

export interface DeskChatViewProps {
  readonly chat: DeskChat;
  readonly side: DeskSide;
  readonly onClose: () => void;
}

/** The open chat, as the support sees it. */
export function DeskChatView({ chat, side, onClose }: DeskChatViewProps) {
  const { id, customerName, unreadCount } = chat;
  const { messages, send, markRead } = side;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new while the chat is open is seen.
  useEffect(() => {
    if (unreadCount > 0) markRead(id);
  }, [id, unreadCount]);

  return (
    <main className={styles.view}>
      <PaneHeader name={customerName} backLabel="All chats" onBack={onClose}>
        <p>Customer</p>
      </PaneHeader>
      {messages === undefined ? (
        <p className={styles.waiting}>Looking up what was said…</p>
      ) : (
        <MessageList messages={messages.map((message) => toListed(message, 'support'))} />
      )}
      <Composer onSend={(text) => send(id, text)} />
    </main>
  );
}
