import { Avatar } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import type { Conversation } from '#protocol/conversation.ts';
import { linkTo } from '../open-conversation.ts';
import { useConversations } from '../stores/conversations-store.ts';
import styles from './chat-screen.module.css';

export interface ConversationLinkProps {
  readonly conversation: Conversation;
  readonly user: User;
  readonly open: boolean;
}

/** One row of the list. What was said is not shown there: the list is seen by whoever looks over a shoulder. */
export function ConversationLink({ conversation, user, open }: ConversationLinkProps) {
  const other = conversation.members.find(({ id }) => id !== user.id);
  const online = useConversations((state) => state.online.includes(other?.id ?? ''));
  const name = other?.name ?? 'Nobody';
  return (
    <a
      className={styles.link}
      href={linkTo(conversation.id)}
      aria-label={name}
      aria-current={open ? 'page' : undefined}
    >
      <Avatar name={name} online={online} />
      <span>
        <strong>{name}</strong>
        <span>{online ? 'Online' : 'Away'}</span>
      </span>
    </a>
  );
}
