import { isContinued, MessageBubble, type ShownMessage, useStickToEnd } from '@driftscope/example-client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { estimateRow } from './estimate-row.ts';
import styles from './message-list.module.css';

export interface MessageListProps {
  /** Oldest first. */
  readonly messages: readonly ShownMessage[];
  /** Height of what is attached to the message with this index, as far as it is known. */
  readonly attachedPx: (index: number) => number;
}

/** Rows drawn above and below what is seen. */
const SPARE_ROWS = 8;

/** What was said, oldest first. Only what is near the eye is drawn. It stays at its end while the reader is there. */
export function MessageList({ messages, attachedPx }: MessageListProps) {
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => stick.ref.current,
    estimateSize: (index) => estimateRow(messages[index], attachedPx(index)),
    getItemKey: (index) => `${messages[index]?.id} ${index}`,
    overscan: SPARE_ROWS,
  });
  // After the rows: their effects come first, and without them there is no way to the end.
  const stick = useStickToEnd(messages.length, () => rows.scrollToIndex(messages.length - 1, { align: 'end' }));
  const drawn = rows.getVirtualItems();
  return (
    <div className={styles.box} role="log" aria-label="Messages" {...stick}>
      <div className={styles.space} style={{ height: rows.getTotalSize() }}>
        <ol className={styles.rows} style={{ transform: `translateY(${drawn[0]?.start ?? 0}px)` }}>
          {drawn.map(({ key, index }) => {
            const message = messages[index];
            if (message === undefined) return null;
            const continues = isContinued(messages[index - 1], message);
            return (
              <MessageBubble
                key={key}
                ref={rows.measureElement}
                index={index}
                message={message}
                continues={continues}
              />
            );
          })}
        </ol>
      </div>
    </div>
  );
}
