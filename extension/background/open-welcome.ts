import type { WxtBrowser } from 'wxt/browser';

/** The page of the first steps. */
export const WELCOME_PAGE = '/welcome.html';

/**
 * Opens the first steps once the extension is installed from a store. Not for one that is loaded unpacked: tests and
 * developers load it anew all the time, and find the page behind the toolbar's icon.
 */
export function openWelcome({ runtime, management, tabs }: Pick<WxtBrowser, 'runtime' | 'management' | 'tabs'>): void {
  runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason !== 'install' || (await management.getSelf()).installType === 'development') return;
    await tabs.create({ url: runtime.getURL(WELCOME_PAGE) });
  });
}
