import type { SavedCopy } from '../machine/saved-copy.ts';
import type { StorageWrite } from '../machine/storage-write.ts';
import type { Cipher } from './cipher.ts';
import { committed } from './idb-request.ts';
import { type LoadedRows, loadRows } from './load-rows.ts';
import { openCopy } from './open-copy.ts';
import { allStores, openDatabase } from './open-database.ts';
import { createRowContent, type RowWrite } from './row-content.ts';
import type { SaveOutcome, SyncStorage } from './storage.ts';
import { readSession, removeUser, writeRows } from './write-rows.ts';

export interface IndexedDbOptions {
  /** Of the database. Apps of one origin need one each. */
  readonly name?: string;
  /** Hides the entities and the outbox; ids of scopes and entities stay readable. Without it nothing is hidden. */
  readonly cipher?: Cipher | Promise<Cipher>;
  readonly factory?: IDBFactory;
  readonly newId: () => string;
}

/** Saves of one scope, before they are put together at the next load. */
const MAX_PARTS = 64;

/**
 * Keeps copies in IndexedDB. Every save is one transaction, and waits for the one before it, so that what is stored is always
 * a state that the client has had.
 */
export function indexedDbStorage({ name = 'sync', cipher, factory = indexedDB, newId }: IndexedDbOptions): SyncStorage {
  const content = createRowContent(cipher);
  let opening: Promise<IDBDatabase> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const begin = async (): Promise<IDBTransaction> => {
    opening ??= openDatabase(factory, name, () => {
      opening = undefined;
    });
    opening.catch(() => {
      opening = undefined;
    });
    // Strict: a write that the user was told is kept must survive the power that fails in the next second.
    return (await opening).transaction(allStores, 'readwrite', { durability: 'strict' });
  };

  /** One after another: what is sealed takes its time, and order is what the stored cursors rest on. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };

  const write = async (user: string, session: string, rows: readonly RowWrite[]): Promise<SaveOutcome> => {
    const transaction = await begin();
    const stored = await readSession(transaction, user);
    const done = committed(transaction);
    if (stored?.session !== session) {
      await done;
      return 'signed-out';
    }
    await Promise.all([writeRows(transaction, stored, rows), done]);
    return 'saved';
  };

  const save = async (user: string, session: string, writes: readonly StorageWrite[]): Promise<SaveOutcome> =>
    write(user, session, await Promise.all(writes.map(content.write)));

  const wipe = async (user: string): Promise<void> => {
    const transaction = await begin();
    const done = committed(transaction);
    await Promise.all([removeUser(transaction, user), done]);
  };

  const load = async (user: string): Promise<SavedCopy> => {
    const rows = await loadRows(await begin(), user, newId);
    const copy = await openCopy(rows, content);
    // Behind whoever waits for the copy.
    inTurn(() => pack(user, rows, copy.scopes)).catch(() => undefined);
    return copy;
  };

  /** A scope that was saved many times is stored anew: what was overwritten since would be read at every load. */
  const pack = async (user: string, rows: LoadedRows, opened: SavedCopy['scopes']): Promise<void> => {
    const packed: RowWrite[] = [];
    for (const [at, { row, parts }] of rows.scopes.entries()) {
      const entities = opened[at]?.entities;
      if (!entities || parts.length <= MAX_PARTS) continue;
      packed.push({ kind: 'pack-scope', scope: row.scope, read: row, parts: await content.parts(entities) });
    }
    if (packed.length > 0) await write(user, rows.session.session, packed);
  };

  return {
    load: (user) =>
      inTurn(async () => {
        try {
          return await load(user);
        } catch {
          // Sealed with another secret, or of another version: nobody can read it any more, and it must not stand in the way.
          await wipe(user);
          return load(user);
        }
      }),
    save: (user, session, writes) =>
      inTurn(() => save(user, session, writes)).catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full';
        throw error;
      }),
    wipe: (user) => inTurn(() => wipe(user)),
  };
}
