import type { User } from '@driftscope/example-protocol';
import { create } from 'zustand';

interface SessionState {
  /** `null`: nobody is logged in. */
  readonly user: User | null;
  readonly token: string | null;
  /** The server was not asked yet whether the kept session still holds. */
  readonly restoring: boolean;
}

export const useSession = create<SessionState>(() => ({ user: null, token: null, restoring: false }));
