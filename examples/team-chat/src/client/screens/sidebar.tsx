import { Avatar, ConnectionStatus, DemoMenu, type Variant } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import { defects } from '../defects.ts';
import { useConnection } from '../stores/connection-store.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useSync } from '../sync/sync-context.ts';
import { ConversationLink } from './conversation-link.tsx';
import styles from './sidebar.module.css';

export interface SidebarProps {
  readonly user: User;
  readonly openId: string | undefined;
  readonly variant: Variant;
}

/** Who I am, how I stand with the server, and where I can go. */
export function Sidebar({ user, openId, variant }: SidebarProps) {
  const sync = useSync();
  const status = useConnection((state) => state.status);
  const conversations = useConversations((state) => state.conversations);
  return (
    <aside className={styles.sidebar}>
      <header className={styles.header}>
        <h1>Team Chat</h1>
        <DemoMenu
          variant={variant}
          defects={defects}
          actions={[
            { label: 'Kick this device', run: () => void sync.kick('this') },
            { label: 'Kick all my devices', run: () => void sync.kick('all') },
          ]}
        />
      </header>
      <nav className={styles.list} aria-label="Conversations">
        <ul>
          {conversations.map((conversation) => (
            <li key={conversation.id}>
              <ConversationLink conversation={conversation} user={user} open={conversation.id === openId} />
            </li>
          ))}
        </ul>
      </nav>
      <footer className={styles.footer}>
        <Avatar name={user.name} />
        <div className={styles.me}>
          <strong>{user.name}</strong>
          <ConnectionStatus status={status} />
        </div>
        <button className={styles.logOut} type="button" onClick={() => void sync.logOut()}>
          Log out
        </button>
      </footer>
    </aside>
  );
}
