import type { InboxRoom } from '../sync/inbox-sync.ts';

/** What the customer of a room is called. */
export const nameOf = ({ lead }: InboxRoom): string => lead?.name ?? 'Unknown';
