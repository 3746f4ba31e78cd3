import { AppHeader, ConnectionStatus } from '@driftscope/example-client';
import type { Session } from '@driftscope/example-protocol';
import { useState } from 'react';
import { useSync } from '../sync/sync-context.ts';
import { ChatPanel } from './chat-panel.tsx';
import styles from './customer-screen.module.css';
import { Demo } from './demo.tsx';
import { HelpArticles } from './help-articles.tsx';

export interface ScreenProps {
  readonly session: Session;
  readonly onLogOut: () => void;
}

/** The shop's help page, with the chat in its corner. */
export function CustomerScreen({ session, onLogOut }: ScreenProps) {
  const [isOpen, setOpen] = useState(true);
  const { useCustomerSide, paths } = useSync();
  const side = useCustomerSide(session, isOpen);
  const unread = side.unreadCount > 0 ? ` (${side.unreadCount} unread)` : '';
  return (
    <div className={styles.screen}>
      <AppHeader
        title="Fernhill Tea"
        userName={session.user.name}
        status={<ConnectionStatus status={side.status} />}
        onLogOut={onLogOut}
      >
        <Demo token={session.token} readPath={paths.readChat} sendPath={paths.send} />
      </AppHeader>
      <HelpArticles />
      {isOpen ? (
        <ChatPanel side={side} onClose={() => setOpen(false)} />
      ) : (
        <button className={styles.launcher} type="button" onClick={() => setOpen(true)}>
          Chat with us{unread}
        </button>
      )}
    </div>
  );
}
