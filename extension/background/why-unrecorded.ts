import type { Unrecorded } from '../messages/panel-messages.ts';

/** What is used of `chrome.tabs`. */
export interface TabFinder {
  /** Rejects where there is no such tab. */
  get(tabId: number): Promise<{
    /** Absent: the extension may not look into the page. */
    readonly url?: string | undefined;
    readonly status?: string | undefined;
    readonly discarded?: boolean | undefined;
  }>;
}

/** Says why a tab has no page that could be recorded, as far as the browser tells. */
export async function whyUnrecorded(tabs: TabFinder, tabId: number): Promise<Unrecorded> {
  const tab = await tabs.get(tabId).catch(() => undefined);
  if (tab === undefined) return 'closed';
  const { protocol, host } = URL.canParse(tab.url ?? '') ? new URL(tab.url ?? '') : { protocol: '', host: '' };
  if (!/^(https?|file):$/.test(protocol) || storesOfExtensions.has(host)) return 'closed-to-extensions';
  if (tab.discarded === true) return 'put-aside';
  // So it stays only where the page is gone and nobody loads it.
  return tab.status === 'unloaded' ? 'crashed' : 'before-extension';
}

/** Browsers let no extension into these. */
const storesOfExtensions: ReadonlySet<string> = new Set([
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
]);
