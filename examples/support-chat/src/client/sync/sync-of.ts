import type { Variant } from '@driftscope/example-client';
import { driftingSync } from '../drifting/drifting-sync.ts';
import { syncedSync } from '../synced/synced-sync.ts';
import type { SupportSync } from './support-sync.ts';

const variants: Record<Variant, SupportSync> = {
  drifting: driftingSync,
  synced: syncedSync,
};

export const syncOf = (variant: Variant): SupportSync => variants[variant];
