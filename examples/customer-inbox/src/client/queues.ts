import type { Queue } from '#protocol/room.ts';
import type { InboxRoom } from './sync/inbox-sync.ts';

interface QueueInfo {
  readonly name: Queue;
  readonly label: string;
  /** What is said where there is nothing. */
  readonly empty: string;
  readonly has: (room: InboxRoom, userId: string) => boolean;
}

/** The parts of the inbox that an agent can look at. */
export const queues: readonly QueueInfo[] = [
  { name: 'everyone', label: 'All', empty: 'Nobody has written yet.', has: () => true },
  {
    name: 'mine',
    label: 'Mine',
    empty: 'Nobody waits for you. Take somebody from Unassigned.',
    has: ({ assignee }, userId) => assignee?.id === userId,
  },
  {
    name: 'unassigned',
    label: 'Unassigned',
    empty: 'Everybody is taken care of.',
    has: ({ assignee }) => assignee === undefined,
  },
];
