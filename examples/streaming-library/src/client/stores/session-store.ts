import type { User } from '@driftscope/example-protocol';
import { create } from 'zustand';

export interface SessionState {
  readonly user: User | null;
  readonly token: string | null;
  /** Looks around without an account. */
  readonly guest: boolean;
  /** The page loaded with a kept token, and the server was not asked yet whether it still holds. */
  readonly restoring: boolean;
}

/** Who uses this page. */
export const useSession = create<SessionState>()(() => ({ user: null, token: null, guest: false, restoring: false }));
