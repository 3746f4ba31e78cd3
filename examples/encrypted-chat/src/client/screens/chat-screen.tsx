import { AppHeader, ConnectionStatus, DemoMenu, TwoPanes, variantOf } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import { breakNext } from '../api/break-next.ts';
import { defects } from '../defects.ts';
import { useOpenConversationId } from '../open-conversation.ts';
import { useConnection } from '../stores/connection-store.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useSession } from '../stores/session-store.ts';
import { useSync } from '../sync/sync-context.ts';
import styles from './chat-screen.module.css';
import { ConversationLink } from './conversation-link.tsx';
import { ConversationView } from './conversation-view.tsx';

export function ChatScreen({ user }: { readonly user: User }) {
  const sync = useSync();
  const openId = useOpenConversationId();
  const status = useConnection((state) => state.status);
  const token = useSession((state) => state.token);
  const conversations = useConversations((state) => state.conversations);
  const open = conversations.find(({ id }) => id === openId);
  return (
    <TwoPanes
      header={
        <AppHeader
          title="Sotto"
          userName={user.name}
          status={<ConnectionStatus status={status} />}
          onLogOut={() => void sync.logOut()}
        >
          <DemoMenu
            variant={variantOf(location.search)}
            defects={defects}
            actions={[{ label: 'Let the server fail at my next message', run: () => void breakNext(token) }]}
          />
        </AppHeader>
      }
      list={
        <nav className={styles.list} aria-label="Conversations">
          <ul>
            {conversations.map((conversation) => (
              <li key={conversation.id}>
                <ConversationLink conversation={conversation} user={user} open={conversation.id === openId} />
              </li>
            ))}
          </ul>
        </nav>
      }
      open={open && <ConversationView key={open.id} conversation={open} user={user} />}
      empty={{
        title: 'Pick somebody to talk to',
        text: 'What you write is sealed on this device, and opened on theirs.',
      }}
    />
  );
}
