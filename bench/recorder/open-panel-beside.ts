import type { ExtendedProfile } from '@driftscope/e2e';
import { expect, type Page } from '@playwright/test';

/** Opens the panel of a page in a window of its own, where it lists all that the page does, and has the page recorded from its start. */
export async function openPanelBeside({ context, viewUrl }: ExtendedProfile, page: Page): Promise<void> {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (browser === undefined) throw new Error('The page has no browser to open a window in.');
  const url = await viewUrl('panel', page);
  const opened = context.waitForEvent('page');
  // Two tabs of one window cannot both be seen, and what is not seen draws nothing.
  await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const panel = await opened;
  await panel.goto(url);
  await panel.getByRole('tab', { name: 'Records' }).click();
  await page.reload();
  await expect(panel.getByRole('status')).toHaveText('Recording', { timeout: 60_000 });
  const seen = [page, panel].map((shown) => shown.evaluate(() => document.visibilityState));
  expect(await Promise.all(seen)).toEqual(['visible', 'visible']);
}
