import { daysOf } from './days-of.ts';
import { isContinued } from './is-continued.ts';
import { MessageBubble } from './message-bubble.tsx';
import styles from './message-list.module.css';
import type { ShownMessage } from './shown-message.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/** What was said, day by day, oldest first. It stays at its end while the reader is there. */
export function MessageList({ messages }: { readonly messages: readonly ShownMessage[] }) {
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
