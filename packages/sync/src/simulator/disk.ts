import type { OutboxEntry } from '../machine/outbox-entry.ts';
import type { SavedCopy } from '../machine/saved-copy.ts';
import type { StorageWrite } from '../machine/storage-write.ts';
import type { Put } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import type { DeviceId, Epoch, MutationId, Scope } from '../protocol/ids.ts';

interface Stay {
  readonly session: string;
  epoch: Epoch | null;
  serverOffsetMs: number;
  readonly scopes: Map<Scope, { cursor: number; readonly entities: Map<string, Put> }>;
  readonly outbox: Map<MutationId, OutboxEntry>;
}

/** A device's store, by user. Follows what `StorageEffect` asks of a shell. */
export interface Disk {
  isFull: boolean;
  load(user: string): SavedCopy;
  save(user: string, session: string, writes: readonly StorageWrite[]): 'saved' | 'full' | 'signed-out';
  wipe(user: string): void;
  /** Users of whom anything is stored. */
  users(): readonly string[];
}

export function createDisk(device: DeviceId): Disk {
  const stays = new Map<string, Stay>();
  let sessions = 0;
  const disk: Disk = {
    isFull: false,
    load(user) {
      const stay = stays.get(user) ?? {
        session: `${device}-${++sessions}`,
        epoch: null,
        serverOffsetMs: 0,
        scopes: new Map(),
        outbox: new Map(),
      };
      stays.set(user, stay);
      return copyOf(stay, device);
    },
    save(user, session, writes) {
      const stay = stays.get(user);
      if (stay?.session !== session) return 'signed-out';
      if (disk.isFull && writes.some(growsStore)) return 'full';
      for (const write of writes) perform(stay, write);
      return 'saved';
    },
    wipe: (user) => void stays.delete(user),
    users: () => [...stays.keys()],
  };
  return disk;
}

function copyOf({ session, epoch, serverOffsetMs, scopes, outbox }: Stay, device: DeviceId): SavedCopy {
  return {
    session,
    device,
    scopes: [...scopes].map(([scope, { cursor, entities }]) => ({ scope, cursor, entities: [...entities.values()] })),
    outbox: [...outbox.values()],
    ...(epoch === null ? {} : { epoch, serverOffsetMs }),
  };
}

function growsStore({ kind }: StorageWrite): boolean {
  return kind === 'put-entry' || kind === 'replace-scope' || kind === 'advance-scope';
}

function perform(stay: Stay, write: StorageWrite): void {
  switch (write.kind) {
    case 'replace-scope': {
      const entities = new Map(write.entities.map((put) => [entityKey(put.entity), put]));
      stay.scopes.set(write.scope, { cursor: write.cursor, entities });
      return;
    }
    case 'advance-scope': {
      const stored = stay.scopes.get(write.scope);
      if (stored?.cursor !== write.since) return;
      for (const put of write.puts) stored.entities.set(entityKey(put.entity), put);
      for (const key of write.deletes) stored.entities.delete(key);
      stored.cursor = write.cursor;
      return;
    }
    case 'sweep-scope':
      for (const key of write.deletes) stay.scopes.get(write.scope)?.entities.delete(key);
      return;
    case 'drop-scope':
      stay.scopes.delete(write.scope);
      return;
    case 'put-entry':
      stay.outbox.set(write.entry.id, write.entry);
      return;
    case 'drop-entry':
      stay.outbox.delete(write.id);
      return;
    case 'server':
      if (stay.epoch !== write.epoch) stay.scopes.clear();
      stay.epoch = write.epoch;
      stay.serverOffsetMs = write.serverOffsetMs;
  }
}
