import type { Install } from '../hook/install.ts';
import { watchBroadcastChannel } from './watch-broadcast-channel.ts';
import { watchCaches } from './watch-caches.ts';
import { watchCookies } from './watch-cookies.ts';
import { watchIndexedDb } from './watch-indexed-db.ts';
import { type StorageWatch, type StorageWatchOptions, watchStorage } from './watch-storage.ts';

export interface StoragesWatchOptions extends Omit<StorageWatchOptions, 'guard'> {
  readonly install: Install;
}

/** Watches all that a page keeps in its browser, and what its tabs say to one another. Absent: `localStorage` could not be watched. */
export function watchStorages(options: StoragesWatchOptions): StorageWatch | undefined {
  const { install } = options;
  const storages = install('Storage', (guard) => watchStorage({ ...options, guard }));
  install('cookie', (guard) => watchCookies({ ...options, guard }));
  install('IndexedDB', (guard) => watchIndexedDb({ ...options, guard }));
  install('CacheStorage', (guard) => watchCaches({ ...options, guard }));
  install('BroadcastChannel', (guard) => watchBroadcastChannel({ ...options, guard }));
  return storages;
}
