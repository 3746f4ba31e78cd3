import type { WxtBrowser } from 'wxt/browser';

/** Shows on the toolbar's icon how many incidents a tab has. Chrome takes it away when the tab goes to another page. */
export async function showBadge(action: WxtBrowser['action'], tabId: number, incidents: number): Promise<void> {
  const text = incidents === 0 ? '' : incidents > 99 ? '99+' : String(incidents);
  try {
    await action.setBadgeBackgroundColor({ tabId, color: '#b04300' });
    await action.setBadgeText({ tabId, text });
  } catch (error) {
    // The tab was closed meanwhile: there is no icon to show it on.
    if (!(error instanceof Error)) throw error;
  }
}
