import type { InboxRoom } from '../sync/inbox-sync.ts';
import type { HeldRoom } from './inbox-state.ts';

export const roomToShown = ({ id, lead, assignee, lastMessage, unreadCount }: HeldRoom): InboxRoom => ({
  id,
  lead,
  assignee: assignee ?? undefined,
  last: lastMessage,
  unreadCount: unreadCount ?? 0,
});
