import type { Ref } from 'react';
import styles from './message-bubble.module.css';
import { messageTime } from './message-time.ts';
import type { ShownMessage } from './shown-message.ts';

export interface MessageBubbleProps {
  readonly message: ShownMessage;
  /** The message before it is of the same author and little older: the name is not said again. */
  readonly continues: boolean;
  /** For lists that measure their rows. */
  readonly ref?: Ref<HTMLLIElement>;
  /** Its place in such a list. */
  readonly index?: number;
}

export function MessageBubble({ message, continues, ref, index }: MessageBubbleProps) {
  const { id, authorName, own, text, sentAt, attachment, note } = message;
  return (
    <li
      ref={ref}
      className={styles.message}
      data-index={index}
      data-own={own}
      data-continues={continues}
      data-message-id={id}
    >
      {!continues && (
        <p className={styles.head}>
          <strong>{own ? 'You' : authorName}</strong> <time dateTime={sentAt}>{messageTime(sentAt)}</time>
        </p>
      )}
      {attachment}
      {text !== '' && <p className={styles.text}>{text}</p>}
      {note !== undefined && <div className={styles.note}>{note}</div>}
    </li>
  );
}
