/** A batch that waits on disk. */
export interface OverflowKey {
  readonly session: string;
  readonly batch: number;
}

export interface OverflowEntry extends OverflowKey {
  readonly isEmpty: boolean;
  /** UTF-16 units of its JSON. */
  readonly chars: number;
  /** Epoch ms. */
  readonly savedMs: number;
}

export interface OverflowItem {
  readonly entry: OverflowEntry;
  readonly body: string;
}

export interface OverflowDatabase {
  /** All that is there, without the bodies. */
  entries(): Promise<readonly OverflowEntry[]>;
  /** `undefined`: it is not there. */
  body(key: OverflowKey): Promise<string | undefined>;
  /** Both at once, or neither. */
  write(items: readonly OverflowItem[], removed: readonly OverflowKey[]): Promise<void>;
  clear(): Promise<void>;
}

/** Entries and bodies lie apart, so that a background that starts need not read megabytes to know what waits. */
const stores = ['entry', 'body'] as const;

/**
 * The overflow in IndexedDB, opened when it is first used. Every method rejects where the database cannot be had, and the next
 * one opens it anew: a full disk has room again, and a browser may close what it had open.
 */
export function createOverflowDatabase(indexedDB: IDBFactory): OverflowDatabase {
  let opened: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opened = undefined;
  };
  const begin = async (mode: IDBTransactionMode) => {
    opened ??= open(indexedDB, forget);
    return (await opened).transaction(stores, mode);
  };

  return {
    entries: async () => answerOf<OverflowEntry[]>((await begin('readonly')).objectStore('entry').getAll()),
    body: async (key) => answerOf<string | undefined>((await begin('readonly')).objectStore('body').get(idOf(key))),
    write: async (items, removed) => {
      const transaction = await begin('readwrite');
      const [entries, bodies] = [transaction.objectStore('entry'), transaction.objectStore('body')];
      for (const { entry, body } of items) {
        entries.put(entry, idOf(entry));
        bodies.put(body, idOf(entry));
      }
      for (const key of removed) {
        entries.delete(idOf(key));
        bodies.delete(idOf(key));
      }
      await endOf(transaction);
    },
    clear: async () => {
      const transaction = await begin('readwrite');
      for (const name of stores) transaction.objectStore(name).clear();
      await endOf(transaction);
    },
  };
}

const idOf = ({ session, batch }: OverflowKey) => [session, batch];

async function open(indexedDB: IDBFactory, onLost: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open('driftscope-overflow', 1);
  request.onupgradeneeded = () => {
    for (const name of stores) request.result.createObjectStore(name);
  };
  try {
    const database = await answerOf(request);
    database.onclose = onLost;
    return database;
  } catch (cause) {
    onLost();
    throw cause;
  }
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
