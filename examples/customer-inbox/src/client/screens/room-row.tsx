import { Avatar, messageTime } from '@driftscope/example-client';
import { useId } from 'react';
import { linkTo } from '../open-room.ts';
import type { InboxRoom } from '../sync/inbox-sync.ts';
import { nameOf } from './name-of.ts';
import styles from './room-row.module.css';

export interface RoomRowProps {
  readonly room: InboxRoom;
  readonly open: boolean;
}

/** One row of the list. Its name is the customer's; last message, count and agent are its description. */
export function RoomRow({ room, open }: RoomRowProps) {
  const descriptionId = useId();
  const { id, lead, last, unreadCount, assignee } = room;
  const name = nameOf(room);
  return (
    <a
      className={styles.row}
      href={linkTo(id)}
      aria-label={name}
      aria-describedby={descriptionId}
      aria-current={open ? 'page' : undefined}
    >
      <Avatar name={name} />
      <span className={styles.text}>
        <span className={styles.line}>
          <strong>{name}</strong>
          {last !== undefined && <time dateTime={last.sentAt}>{messageTime(last.sentAt)}</time>}
        </span>
        <span id={descriptionId}>
          <span className={styles.line}>
            <span className={styles.preview}>{last?.text ?? 'Nothing written yet'}</span>
            {unreadCount > 0 && (
              <span className={styles.count}>
                {unreadCount}
                <span className={styles.hidden}> unread</span>
              </span>
            )}
          </span>
          <span className={styles.line}>
            <span className={styles.chip}>{lead?.channel ?? 'Unknown channel'}</span>
            <span className={styles.assignee}>{assignee?.name ?? 'Unassigned'}</span>
          </span>
        </span>
      </span>
    </a>
  );
}
