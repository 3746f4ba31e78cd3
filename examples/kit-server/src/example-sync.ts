import { randomUUID } from 'node:crypto';
import {
  type Access,
  type Change,
  createMemoryStore,
  createSyncServer,
  type EntityRef,
  type Fields,
  isEpoch,
  isScope,
  parseMutations,
  type Scope,
  type SyncServer,
} from '@driftscope/sync/server';
import type { Identity } from './identity.ts';

export interface ExampleSyncOptions extends Identity {
  readonly access: Access;
  /** Told of every change, in order: the example keeps what its own routes answer with. */
  readonly onChange: (change: Change) => void;
}

export interface ExampleSync {
  readonly server: SyncServer;
  /** Writes for the user, over whatever is there: for routes that know nothing of versions. */
  put(userId: string, scope: Scope, entity: EntityRef, fields: Fields): void;
}

/** Starts the sync server of an example. Its logs are the truth for both variants; they are forgotten when it stops. */
export function startExampleSync({ accounts, tokens, access, onChange }: ExampleSyncOptions): ExampleSync {
  const epoch: unknown = randomUUID();
  if (!isEpoch(epoch)) throw new Error('A random id is no epoch any more.');
  const server = createSyncServer({
    store: createMemoryStore(epoch),
    access,
    onChange,
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
