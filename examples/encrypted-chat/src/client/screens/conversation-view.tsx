import { Composer, PaneHeader } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import { useEffect, useState } from 'react';
import type { Conversation } from '#protocol/conversation.ts';
import { drawPicture } from '../draw-picture.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { useSync } from '../sync/sync-context.ts';
import styles from './conversation-view.module.css';
import { MessageList } from './message-list.tsx';
import { photoHeight } from './photo-height.ts';
import { SendingTools } from './sending-tools.tsx';
import { toShown } from './to-shown.tsx';

export interface ConversationViewProps {
  readonly conversation: Conversation;
  readonly user: User;
}

export function ConversationView({ conversation, user }: ConversationViewProps) {
  const sync = useSync();
  const { id, members } = conversation;
  const messages = useMessages((state) => state.byConversation[id]) ?? [];
  const other = members.find((member) => member.id !== user.id);
  const online = useConversations((state) => state.online.includes(other?.id ?? ''));
  const [ttlMs, setTtlMs] = useState<number>();
  const name = other?.name ?? 'Nobody';
  const expiry = ttlMs === undefined ? {} : { ttlMs };

  useEffect(() => void sync.open(id), [sync, id]);

  const sendPicture = async () => {
    const picture = await drawPicture(Math.random);
    await sync.send(id, { text: '', picture, ...expiry });
  };

  return (
    <main className={styles.view}>
      <PaneHeader name={name} online={online} backLabel="All conversations">
        <p>{online ? 'Online' : 'Away'} · end-to-end encrypted</p>
      </PaneHeader>
      <MessageList
        messages={messages.map((message) => toShown(message, members, user))}
        attachedPx={(index) => photoHeight(messages[index]?.photo)}
      />
      <SendingTools ttlMs={ttlMs} onTtl={setTtlMs} onPicture={() => void sendPicture()} />
      <Composer onSend={(text) => sync.send(id, { text, ...expiry })} />
    </main>
  );
}
