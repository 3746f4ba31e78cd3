import type { Variant } from '@driftscope/example-client';
import { createDriftingSync } from '../drifting/create-drifting-sync.ts';
import { createSyncedSync } from '../synced/create-synced-sync.tsx';
import type { LibrarySync, SyncParts } from './library-sync.ts';

const variants: Record<Variant, (parts: SyncParts) => LibrarySync> = {
  drifting: createDriftingSync,
  synced: createSyncedSync,
};

export const createSync = (variant: Variant, parts: SyncParts): LibrarySync => variants[variant](parts);
