import type { Variant } from '@driftscope/example-client';
import { driftingSync } from '../drifting/drifting-sync.ts';
import { syncedSync } from '../synced/synced-sync.ts';
import type { InboxSync } from './inbox-sync.ts';

const variants: Record<Variant, InboxSync> = {
  drifting: driftingSync,
  synced: syncedSync,
};

export const syncOf = (variant: Variant): InboxSync => variants[variant];
