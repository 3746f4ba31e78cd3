import type { User } from '#protocol/user.ts';
import { useOpenConversationId } from '../open-conversation.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { variantOf } from '../variant.ts';
import styles from './chat-screen.module.css';
import { ConversationView } from './conversation-view.tsx';
import { Sidebar } from './sidebar.tsx';

export function ChatScreen({ user }: { readonly user: User }) {
  const openId = useOpenConversationId();
  const open = useConversations(({ conversations }) => conversations.find(({ id }) => id === openId));
  return (
    <div className={styles.screen} data-open={open !== undefined}>
      <Sidebar user={user} openId={open?.id} variant={variantOf(location.search)} />
      {open === undefined ? (
        <main className={styles.empty}>
          <h2>Pick a conversation</h2>
          <p>What was said, and what is said while you look, appears here.</p>
        </main>
      ) : (
        <ConversationView key={open.id} conversation={open} user={user} />
      )}
    </div>
  );
}
