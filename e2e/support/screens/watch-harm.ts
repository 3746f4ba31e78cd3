import { expect, type Page } from '@playwright/test';
import { HOSTILE_HOST } from './hostile-texts.ts';

/** What a page must not do for what it shows. */
export interface HarmWatch {
  /** Asserts that nothing of what is shown was taken for more than text, and that it does not make the page wider than it is. */
  expectNone(screen: string): Promise<void>;
}

/** Watches a page from now on. */
export function watchHarm(page: Page): HarmWatch {
  const harm: string[] = [];
  page.on('pageerror', (error) => harm.push(`threw ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') harm.push(`wrote ${message.text()}`);
  });
  page.on('request', (request) => {
    if (request.url().includes(`/${HOSTILE_HOST}`)) harm.push(`asked for ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    harm.push(`opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    async expectNone(screen) {
      const found = await page.evaluate(() => ({
        elements: [...document.querySelectorAll('[data-hostile], a[href^="javascript:" i]')].map(
          (one) => one.outerHTML,
        ),
        widerPx: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      expect.soft({ harm, ...found }, screen).toEqual({ harm: [], elements: [], widerPx: 0 });
      harm.length = 0;
    },
  };
}
