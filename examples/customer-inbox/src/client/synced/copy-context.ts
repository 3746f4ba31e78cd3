import type { SyncClient } from '@driftscope/sync';
import { createContext } from 'react';

/** The sync client of who is logged in. Absent in the first render. */
export const CopyContext = createContext<SyncClient | undefined>(undefined);
