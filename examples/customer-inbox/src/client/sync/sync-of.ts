import type { Variant } from '@driftscope/example-client';
import { driftingSync } from '../drifting/drifting-sync.ts';
import type { InboxSync } from './inbox-sync.ts';

// The synced layer is not there yet: until it is, both addresses drift.
const variants: Record<Variant, InboxSync> = {
  drifting: driftingSync,
  synced: driftingSync,
};

export const syncOf = (variant: Variant): InboxSync => variants[variant];
