import type { Tab } from '@driftscope/scenarios';
import { expect, type Page } from '@playwright/test';
import type { CuttableProxy } from '../sites/cuttable-proxy.ts';

/** As in the tests' configuration, which does not hold where a stage is used outside of them. */
const LONGEST_WAIT_MS = 20_000;

/** A scenario's tab, played in a real page. */
export function createStageTab(page: Page, network: CuttableProxy): Tab {
  return {
    press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
    follow: (name) => page.getByRole('link', { name, exact: true }).first().click(),
    write: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    choose: async (label, option) => void (await page.getByLabel(label, { exact: true }).selectOption(option)),
    see: (text) =>
      expect(
        page
          .getByText(new RegExp(RegExp.escape(text)))
          .filter({ visible: true })
          .first(),
      ).toBeVisible({ timeout: LONGEST_WAIT_MS }),
    reload: async () => void (await page.reload()),
    close: () => page.close(),
    window: async () => createStageTab(await openWindow(page), network),
    hide: async () => {
      const other = await page.context().newPage();
      await other.bringToFront();
      await expect
        .poll(() => page.evaluate(() => document.visibilityState), { timeout: LONGEST_WAIT_MS })
        .toBe('hidden');
    },
    show: () => page.bringToFront(),
    cut: () => network.cut(),
    restore: () => network.restore(),
  };
}

/** The same address in a window beside this one: two tabs of one window cannot both be seen. */
async function openWindow(page: Page): Promise<Page> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (browser === undefined) throw new Error('The page has no browser to open a window in.');
  const opened = page.context().waitForEvent('page');
  await browser.send('Target.createTarget', { url: page.url(), newWindow: true });
  return opened;
}
