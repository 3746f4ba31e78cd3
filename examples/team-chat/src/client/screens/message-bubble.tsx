import type { Message } from '#protocol/message.ts';
import styles from './message-bubble.module.css';
import { messageTime } from './message-time.ts';

export interface MessageBubbleProps {
  readonly message: Message;
  readonly authorName: string;
  readonly own: boolean;
  /** The message before it is of the same author and little older: the name is not said again. */
  readonly continues: boolean;
}

export function MessageBubble({ message, authorName, own, continues }: MessageBubbleProps) {
  return (
    <li className={styles.message} data-own={own} data-continues={continues} data-message-id={message.id}>
      {!continues && (
        <p className={styles.head}>
          <strong>{own ? 'You' : authorName}</strong>{' '}
          <time dateTime={message.sentAt}>{messageTime(message.sentAt)}</time>
        </p>
      )}
      <p className={styles.text}>{message.text}</p>
    </li>
  );
}
