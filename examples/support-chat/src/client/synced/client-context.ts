import type { SyncClient } from '@driftscope/sync';
import { createContext } from 'react';

/** Absent in the first moment of the page. */
export const ClientContext = createContext<SyncClient | undefined>(undefined);
