import type { Page } from '@playwright/test';

export interface TypedKey {
  /** From the key to the frame in which records of the new filter are seen, in ms. */
  readonly answeredMs: number;
  /** To the frame in which all of them are counted. */
  readonly settledMs: number;
}

/** Types a filter letter by letter, each once the one before was answered in full, and empties the field again. */
export async function measureTyping(page: Page, filter: string): Promise<readonly TypedKey[]> {
  const field = page.getByRole('searchbox', { name: 'Filter records' });
  await field.fill('');
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await field.focus();
  const keys: TypedKey[] = [];
  for (const letter of filter) {
    await page.evaluate(watchAnswer);
    await page.keyboard.type(letter);
    keys.push(await page.evaluate(() => (globalThis as unknown as Watched).answer));
  }
  return keys;
}

interface Watched {
  answer: Promise<TypedKey>;
}

/** Runs in the page. An answer is seen where the list is busy no more, or was drawn anew while it was. */
function watchAnswer(): void {
  (globalThis as unknown as Watched).answer = new Promise((resolve) => {
    const field = document.querySelector('input[type=search]');
    field?.addEventListener(
      'keydown',
      () => {
        const beganMs = performance.now();
        const text = () => field instanceof HTMLInputElement && field.value;
        const before = text();
        let answeredMs: number | undefined;
        const look = () => {
          const list = document.querySelector('[data-filter]');
          const isOfKey = text() !== before && list?.getAttribute('data-filter') === text();
          if (isOfKey) answeredMs ??= performance.now() - beganMs;
          if (answeredMs === undefined || list?.getAttribute('aria-busy') === 'true') requestAnimationFrame(look);
          else resolve({ answeredMs, settledMs: performance.now() - beganMs });
        };
        requestAnimationFrame(look);
      },
      { once: true },
    );
  });
}
