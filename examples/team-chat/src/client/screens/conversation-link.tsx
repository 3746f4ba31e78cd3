import { Avatar, messageTime } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import { useId } from 'react';
import type { Conversation } from '#protocol/conversation.ts';
import { conversationTitle } from '../conversation-title.ts';
import { linkTo } from '../open-conversation.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { usePresence } from '../stores/presence-store.ts';
import styles from './conversation-link.module.css';

export interface ConversationLinkProps {
  readonly conversation: Conversation;
  readonly user: User;
  readonly open: boolean;
}

/** One row of the list. Its name is the title alone; last message and news are its description. */
export function ConversationLink({ conversation, user, open }: ConversationLinkProps) {
  const descriptionId = useId();
  const { id, lastMessage } = conversation;
  const title = conversationTitle(conversation, user.id);
  const other = conversation.title === undefined ? conversation.members.find((each) => each.id !== user.id) : undefined;
  const online = usePresence(({ devices }) => (devices[other?.id ?? '']?.length ?? 0) > 0);
  const readUpTo = useConversations((state) => state.readUpTo[id]);
  const unread = !open && lastMessage !== undefined && lastMessage.authorId !== user.id && lastMessage.id !== readUpTo;

  return (
    <a
      className={styles.link}
      href={linkTo(id)}
      aria-label={title}
      aria-describedby={descriptionId}
      aria-current={open ? 'page' : undefined}
    >
      <Avatar name={title} {...(other === undefined ? {} : { online })} />
      <span className={styles.text}>
        <span className={styles.row}>
          <span className={styles.title}>{title}</span>
          {lastMessage !== undefined && <time dateTime={lastMessage.sentAt}>{messageTime(lastMessage.sentAt)}</time>}
        </span>
        <span className={styles.row}>
          <span className={styles.preview} id={descriptionId}>
            {unread && <span className={styles.hidden}>New: </span>}
            {lastMessage?.text ?? 'Nothing written yet'}
          </span>
          {unread && <span className={styles.unread} />}
        </span>
      </span>
    </a>
  );
}
