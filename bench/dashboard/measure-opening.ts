import type { Page } from '@playwright/test';

/**
 * Opens the first incidents of the list one after the other with a click, as a reader does, and answers for each what
 * passed from the click to the frame that shows its sentence and its witness, in ms.
 */
export async function measureOpening(page: Page, url: string, openings: number): Promise<readonly number[]> {
  const tookMs: number[] = [];
  await page.goto(url);
  for (let opening = 0; opening < openings; opening++) {
    const option = page.getByRole('listbox', { name: 'Incidents' }).getByRole('option').nth(opening);
    await option.waitFor();
    await page.evaluate(watchOpening);
    await option.click();
    tookMs.push(await page.evaluate(() => (globalThis as unknown as Watched).opened));
    await page.goBack();
  }
  return tookMs;
}

interface Watched {
  opened: Promise<number>;
}

/** Runs in the page. */
function watchOpening(): void {
  (globalThis as unknown as Watched).opened = new Promise((resolve) => {
    const begin = ({ timeStamp }: Event) => {
      const look = () => {
        const article = document.querySelector('article');
        const isShown = article?.querySelector('h1') && article.querySelector('#witness-heading');
        if (!isShown) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - timeStamp);
        port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    };
    addEventListener('pointerdown', begin, { once: true, capture: true });
  });
}
