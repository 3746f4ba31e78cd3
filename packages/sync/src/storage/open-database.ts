import { resultOf } from './idb-request.ts';

/** One row a user: their stay on this device. */
export const SESSION_STORE = 'sessions';
/** One row: the id of this device, which outlives every session. */
export const DEVICE_STORE = 'device';
export const SCOPE_STORE = 'scopes';
/** What was saved of a scope's entities, save by save: to store each entity by itself costs the page a hundred times as much. */
export const PART_STORE = 'parts';
/** In the order in which the writes were made. */
export const OUTBOX_STORE = 'outbox';
export const allStores = [SESSION_STORE, DEVICE_STORE, SCOPE_STORE, PART_STORE, OUTBOX_STORE];

/** The indexes of the outbox. */
export const BY_USER = 'by user';
export const BY_ID = 'by id';

const VERSION = 1;

/** Opens the database, and makes it where there is none. */
export async function openDatabase(factory: IDBFactory, name: string, onLost: () => void): Promise<IDBDatabase> {
  const request = factory.open(name, VERSION);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore(SESSION_STORE, { keyPath: 'user' });
    database.createObjectStore(DEVICE_STORE);
    database.createObjectStore(SCOPE_STORE, { keyPath: ['user', 'scope'] });
    database.createObjectStore(PART_STORE, { keyPath: ['user', 'scope', 'part'] });
    const outbox = database.createObjectStore(OUTBOX_STORE, { autoIncrement: true });
    outbox.createIndex(BY_USER, 'user');
    outbox.createIndex(BY_ID, ['user', 'id'], { unique: true });
  };
  const database = await resultOf(request);
  // Another tab wants to delete or upgrade it: to hold on would block that tab.
  database.onversionchange = () => {
    database.close();
    onLost();
  };
  database.onclose = onLost;
  return database;
}
