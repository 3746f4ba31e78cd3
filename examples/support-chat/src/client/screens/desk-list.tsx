import { Avatar, messageTime } from '@driftscope/example-client';
import { useId } from 'react';
import type { DeskChat } from '../sync/support-sync.ts';
import styles from './desk-list.module.css';

export interface DeskListProps {
  readonly chats: readonly DeskChat[] | undefined;
  readonly openId: string | undefined;
  readonly onOpen: (chatId: string) => void;
}

/** All chats, with what waits in each. */
export function DeskList({ chats, openId, onOpen }: DeskListProps) {
  return (
    <nav className={styles.list} aria-label="Chats">
      {chats === undefined && <p className={styles.waiting}>Looking up the chats…</p>}
      <ul>
        {chats?.map((chat) => (
          <li key={chat.id}>
            <DeskRow chat={chat} open={chat.id === openId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface DeskRowProps {
  readonly chat: DeskChat;
  readonly open: boolean;
  readonly onOpen: (chatId: string) => void;
}

/** One row. Its name is the customer's; last message and count are its description. */
function DeskRow({ chat: { id, customerName, last, unreadCount }, open, onOpen }: DeskRowProps) {
  const descriptionId = useId();
  return (
    <button
      type="button"
      className={styles.row}
      aria-label={customerName}
      aria-describedby={descriptionId}
      aria-current={open ? 'true' : undefined}
      data-chat-id={id}
      data-unread={unreadCount}
      onClick={() => onOpen(id)}
    >
      <Avatar name={customerName} />
      <span className={styles.text}>
        <span className={styles.line}>
          <strong>{customerName}</strong>
          {last !== undefined && <time dateTime={last.sentAt}>{messageTime(last.sentAt)}</time>}
        </span>
        <span className={styles.line} id={descriptionId}>
          <span className={styles.preview}>{last?.text ?? 'Nothing written yet'}</span>
          {unreadCount > 0 && (
            <span className={styles.count}>
              {unreadCount}
              <span className={styles.hidden}> unread</span>
            </span>
          )}
        </span>
      </span>
    </button>
  );
}
