import type { Variant } from '@driftscope/example-client';
import { createDriftingSync } from '../drifting/create-drifting-sync.ts';
import { createSyncedSync } from '../synced/create-synced-sync.ts';
import type { ChatSync, SyncParts } from './chat-sync.ts';

const variants: Record<Variant, (parts: SyncParts) => ChatSync> = {
  drifting: createDriftingSync,
  synced: createSyncedSync,
};

export const createSync = (variant: Variant, parts: SyncParts): ChatSync => variants[variant](parts);
