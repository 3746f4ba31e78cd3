import type { InboxSync, KeeperProps } from '../sync/inbox-sync.ts';
import { useDriftingInbox } from './use-drifting-inbox.ts';

/** Nothing outlives the screen: everything is in its state. */
const Keeper = ({ children }: KeeperProps) => children;

/**
 * The inbox the way many teams first write it. Each part looks right alone; what goes wrong is told by `defects.ts`.
 */
export const driftingSync: InboxSync = { Keeper, useInbox: useDriftingInbox };
