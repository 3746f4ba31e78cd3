import type { Page } from '@playwright/test';

/** Ends every service worker of the browser, as Chrome does when it pleases. `page` is any page of the extension. */
export async function stopWorkers(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await devtools.detach();
}
