import type { InboxSync } from '../sync/inbox-sync.ts';
import { useDriftingInbox } from './use-drifting-inbox.ts';

/**
 * The inbox as many a team writes it first. Each part looks right alone; what goes wrong is told by `defects.ts`.
 */
export const driftingSync: InboxSync = { useInbox: useDriftingInbox };
