import { type IDBPDatabase, openDB } from 'idb';

/** The one place on the browser's disk where keys are, in the form that a vault gave them. */
export interface KeyDatabase {
  put(userId: string, row: unknown): Promise<void>;
  /** Absent: there is none. */
  get(userId: string): Promise<unknown>;
  clear(): Promise<void>;
}

const STORE_NAME = 'session-keys';

/** Opens nothing before it is used. */
export function createKeyDatabase(name: string): KeyDatabase {
  const withStore = async <T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> => {
    const database = await openDB(name, 1, { upgrade: (upgraded) => void upgraded.createObjectStore(STORE_NAME) });
    try {
      return await work(database);
    } finally {
      database.close();
    }
  };
  return {
    put: (userId, row) => withStore(async (database) => void (await database.put(STORE_NAME, row, userId))),
    get: (userId) => withStore((database) => database.get(STORE_NAME, userId)),
    clear: () => withStore((database) => database.clear(STORE_NAME)),
  };
}
