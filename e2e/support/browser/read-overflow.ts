import type { Page } from '@playwright/test';

/** The batches, as JSON, that the extension has on disk. `page` is any page of the extension. */
export async function readOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const answerOf = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('driftscope-overflow'));
    const bodies: readonly string[] = await answerOf(database.transaction('body').objectStore('body').getAll());
    database.close();
    return bodies;
  });
}
