import { randomUUID } from 'node:crypto';
import { createMemoryStore, isEpoch, type LogStore } from '@driftscope/sync/server';

/** Empty logs, which nobody can take for those of an earlier life of the server. */
export function createLogStore(): LogStore {
  const epoch: unknown = randomUUID();
  if (!isEpoch(epoch)) throw new Error('A random id is no epoch any more.');
  return createMemoryStore(epoch);
}
