import styles from './message-bubble.module.css';
import { messageTime } from './message-time.ts';
import type { ShownMessage } from './shown-message.ts';

export interface MessageBubbleProps {
  readonly message: ShownMessage;
  /** The message before it is of the same author and little older: the name is not said again. */
  readonly continues: boolean;
}

export function MessageBubble({ message, continues }: MessageBubbleProps) {
  const { id, authorName, own, text, sentAt, note } = message;
  return (
    <li className={styles.message} data-own={own} data-continues={continues} data-message-id={id}>
      {!continues && (
        <p className={styles.head}>
          <strong>{own ? 'You' : authorName}</strong> <time dateTime={sentAt}>{messageTime(sentAt)}</time>
        </p>
      )}
      <p className={styles.text}>{text}</p>
      {note !== undefined && <div className={styles.note}>{note}</div>}
    </li>
  );
}
