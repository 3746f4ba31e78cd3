import { Composer, PaneHeader } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import { useEffect } from 'react';
import type { Conversation } from '#protocol/conversation.ts';
import { conversationTitle } from '../conversation-title.ts';
import { markRead } from '../mark-read.ts';
import { useMessages } from '../stores/messages-store.ts';
import { useSync } from '../sync/sync-context.ts';
import styles from './conversation-view.module.css';
import { MemberLine } from './member-line.tsx';
import { MessageList } from './message-list.tsx';

export interface ConversationViewProps {
  readonly conversation: Conversation;
  readonly user: User;
}

export function ConversationView({ conversation, user }: ConversationViewProps) {
  const sync = useSync();
  const { id } = conversation;
  const messages = useMessages((state) => state.byConversation[id]);
  const lastId = messages?.at(-1)?.id;
  const title = conversationTitle(conversation, user.id);

  useEffect(() => void sync.open(id), [sync, id]);
  useEffect(() => {
    if (lastId !== undefined) markRead(id, lastId);
  }, [id, lastId]);

  return (
    <main className={styles.view}>
      <PaneHeader name={title} backLabel="All conversations">
        <MemberLine members={conversation.members} />
      </PaneHeader>
      <MessageList messages={messages} members={conversation.members} user={user} />
      <Composer onSend={(text) => sync.send(id, text)} />
    </main>
  );
}
