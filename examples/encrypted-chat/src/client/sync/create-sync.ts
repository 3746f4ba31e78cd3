import type { Variant } from '@driftscope/example-client';
import { createDriftingSync } from '../drifting/create-drifting-sync.ts';
import type { ChatSync, SyncParts } from './chat-sync.ts';

// The synced layer is not there yet: until it is, both addresses drift.
const variants: Record<Variant, (parts: SyncParts) => ChatSync> = {
  drifting: createDriftingSync,
  synced: createDriftingSync,
};

export const createSync = (variant: Variant, parts: SyncParts): ChatSync => variants[variant](parts);
