import type { User } from '@driftscope/example-protocol';
import type { Message } from '#protocol/message.ts';
import { daysOf } from './days-of.ts';
import { MessageBubble } from './message-bubble.tsx';
import styles from './message-list.module.css';
import { useStickToEnd } from './use-stick-to-end.ts';

export interface MessageListProps {
  /** Absent while they are not read yet. */
  readonly messages: readonly Message[] | undefined;
  readonly members: readonly User[];
  readonly user: User;
}

/** Messages of one author within this time stand together. */
const togetherMs = 5 * 60_000;

/** What was said, day by day. It stays at its end while the reader is there. */
export function MessageList({ messages = [], members, user }: MessageListProps) {
  const stick = useStickToEnd(messages.length);
  return (
    <div className={styles.box} role="log" aria-label="Messages" {...stick}>
      <div className={styles.days}>
        {daysOf(messages).map(({ day, messages: ofDay }) => (
          <section key={day} aria-label={day}>
            <h3 className={styles.day}>{day}</h3>
            <ol className={styles.list}>
              {ofDay.map((message, index) => (
                <MessageBubble
                  // biome-ignore lint/suspicious/noArrayIndexKey: a doubled message is drawn twice, so its id alone is no key.
                  key={`${message.id} ${index}`}
                  message={message}
                  authorName={members.find(({ id }) => id === message.authorId)?.name ?? 'Somebody'}
                  own={message.authorId === user.id}
                  continues={isContinued(ofDay[index - 1], message)}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

function isContinued(before: Message | undefined, message: Message): boolean {
  if (before?.authorId !== message.authorId) return false;
  return Date.parse(message.sentAt) - Date.parse(before.sentAt) < togetherMs;
}
