import type { Status } from '@driftscope/example-client';
import { create } from 'zustand';

interface ConnectionState {
  readonly status: Status;
}

export const useConnection = create<ConnectionState>(() => ({ status: 'disconnected' }));
