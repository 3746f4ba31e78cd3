import {
  type Access,
  type Change,
  createSyncServer,
  type LogStore,
  type SyncServer,
  type SyncServerOptions,
} from '@driftscope/sync/server';
import { createLogStore } from './create-log-store.ts';
import type { Identity } from './identity.ts';

export interface ExampleSyncOptions extends Identity, Pick<SyncServerOptions, 'sweepEveryMs'> {
  readonly access: Access;
  /** Absent: an empty one. */
  readonly store?: LogStore;
  /** Told of every change, in order: the example keeps what its own routes answer with. */
  readonly onChange: (change: Change) => void;
  /** A user's first socket came, or the last one has been gone for a while. */
  readonly onPresence?: (userId: string, online: boolean) => void;
}

/** Starts the sync server of an example. Its logs are the truth for both variants; they are forgotten when it stops. */
export function startExampleSync(options: ExampleSyncOptions): SyncServer {
  const { accounts, tokens, store = createLogStore(), ...told } = options;
  return createSyncServer({
    ...told,
    store,
    authenticate: async (token) => {
      const userId = await tokens.verify(token);
      const user = userId === undefined ? undefined : accounts.user(userId);
      return user === undefined ? { kind: 'unauthorized' } : { kind: 'user', user: user.id };
    },
  });
}
