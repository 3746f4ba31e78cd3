import type { Status } from '@driftscope/example-client';
import { create } from 'zustand';

export interface ConnectionState {
  readonly status: Status;
  /** What the server calls this device while it is connected. */
  readonly deviceId: string | null;
}

/** How this device stands with the server. */
export const useConnection = create<ConnectionState>()(() => ({ status: 'disconnected', deviceId: null }));
