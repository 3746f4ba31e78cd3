import type { Queue } from '#protocol/room.ts';
import { queues } from '../queues.ts';
import type { InboxRoom } from '../sync/inbox-sync.ts';
import styles from './room-list.module.css';
import { RoomRow } from './room-row.tsx';

export interface RoomListProps {
  readonly rooms: readonly InboxRoom[] | undefined;
  readonly userId: string;
  readonly openId: string | undefined;
  readonly queue: Queue;
  readonly onQueue: (queue: Queue) => void;
}

/** The rooms of one queue, the one that was written in last first. */
export function RoomList({ rooms, userId, openId, queue, onQueue }: RoomListProps) {
  const chosen = queues.find(({ name }) => name === queue);
  const shown = rooms?.filter((room) => chosen?.has(room, userId)).toSorted(byLast);
  return (
    <nav className={styles.list} aria-label="Customers">
      <div className={styles.queues}>
        {queues.map(({ name, label }) => (
          <button key={name} type="button" aria-pressed={name === queue} onClick={() => onQueue(name)}>
            {label}
          </button>
        ))}
      </div>
      {shown === undefined && <p className={styles.note}>Looking up who wrote…</p>}
      {shown?.length === 0 && <p className={styles.note}>{chosen?.empty}</p>}
      <ul>
        {shown?.map((room) => (
          <li key={room.id}>
            <RoomRow room={room} open={room.id === openId} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A room of which no message is known is new. */
const byLast = (a: InboxRoom, b: InboxRoom): number => (b.last?.sentAt ?? '9').localeCompare(a.last?.sentAt ?? '9');
