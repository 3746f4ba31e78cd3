import { resultOf } from './idb-request.ts';

/** One row a user: their stay on this device. */
export const sessionStore = 'sessions';
/** One row: the id of this device, which outlives every session. */
export const deviceStore = 'device';
export const scopeStore = 'scopes';
/** What was saved of a scope's entities, save by save: to store each entity by itself costs the page a hundred times as much. */
export const partStore = 'parts';
/** In the order in which the writes were made. */
export const outboxStore = 'outbox';
export const allStores = [sessionStore, deviceStore, scopeStore, partStore, outboxStore];

/** The indexes of the outbox. */
export const byUser = 'by user';
export const byId = 'by id';

const version = 1;

/** Opens the database, and makes it where there is none. */
export async function openDatabase(factory: IDBFactory, name: string, onLost: () => void): Promise<IDBDatabase> {
  const request = factory.open(name, version);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore(sessionStore, { keyPath: 'user' });
    database.createObjectStore(deviceStore);
    database.createObjectStore(scopeStore, { keyPath: ['user', 'scope'] });
    database.createObjectStore(partStore, { keyPath: ['user', 'scope', 'part'] });
    const outbox = database.createObjectStore(outboxStore, { autoIncrement: true });
    outbox.createIndex(byUser, 'user');
    outbox.createIndex(byId, ['user', 'id'], { unique: true });
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
