import type { Page } from '@playwright/test';

/** How many rows of users the sync client keeps in the page's browser, by store. The device has a name for ever, which is nobody's. */
export function storedRows(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open('sync'));
    const names = [...database.objectStoreNames].filter((name) => name !== 'device');
    const transaction = database.transaction(names);
    const counted = names.map(async (name) => [name, await asked(transaction.objectStore(name).count())] as const);
    const rows = Object.fromEntries(await Promise.all(counted));
    database.close();
    return rows;
  });
}
