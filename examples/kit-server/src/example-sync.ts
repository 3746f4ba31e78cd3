import { randomUUID } from 'node:crypto';
import {
  type Access,
  type Change,
  createSyncServer,
  type EntityRef,
  type Fields,
  isScope,
  type LogStore,
  parseMutations,
  type Scope,
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

export interface ExampleSync {
  readonly server: SyncServer;
  /** Writes for the user, over whatever is there: for routes that know nothing of versions. */
  put(userId: string, scope: Scope, entity: EntityRef, fields: Fields): void;
}

/** Starts the sync server of an example. Its logs are the truth for both variants; they are forgotten when it stops. */
export function startExampleSync(options: ExampleSyncOptions): ExampleSync {
  const { accounts, tokens, store = createLogStore(), ...told } = options;
  const server = createSyncServer({
    ...told,
    store,
    authenticate: async (token) => {
      const userId = await tokens.verify(token);
      const user = userId === undefined ? undefined : accounts.user(userId);
      return user === undefined ? { kind: 'unauthorized' } : { kind: 'user', user: user.id };
    },
  });

  return {
    server,
    put: (userId, scope, entity, fields) => {
      const id = randomUUID();
      // Whoever has seen everything overwrites everything.
      const seen = { device: 'server', base: Number.MAX_SAFE_INTEGER, atMs: Date.now() };
      const parsed = parseMutations({ mutations: [{ kind: 'put', id, scope, entity, fields, ...seen }] });
      if (!parsed.ok) throw new Error(parsed.message);
      const [outcome] = server.core.push(userId, parsed.value.mutations).outcomes;
      if (outcome?.kind !== 'accepted') throw new Error(`The log did not take what a route wrote: ${outcome?.kind}.`);
    },
  };
}

/** The scope of this name. */
export function scopeNamed(name: string): Scope {
  if (!isScope(name)) throw new Error(`${JSON.stringify(name)} cannot be a scope.`);
  return name;
}
