import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { WxtBrowser } from 'wxt/browser';
import { parseMessage } from '../messages/parse-message.ts';
import { PopupAnswerSchema, type PopupRequest } from '../messages/popup-messages.ts';
import { createSettingsStore } from '../panel/settings-store.ts';
import { Popup } from '../views/popup.tsx';

export interface PopupOptions {
  readonly browser: Pick<WxtBrowser, 'action' | 'runtime' | 'storage' | 'tabs'>;
  readonly scope: Window;
}

/** How often it is asked how the tab is doing, while the popup is open. */
const askEveryMs = 500;

/** Shows the popup of the toolbar's icon for the tab in front, or for the one in the address (`popup.html?tabId=7`). */
export async function mountPopup({ browser, scope }: PopupOptions): Promise<void> {
  const place = scope.document.getElementById('root');
  if (place === null) throw new Error('popup.html has no #root');
  const named = new URLSearchParams(scope.location.search).get('tabId');
  const [front] = named === null ? await browser.tabs.query({ active: true, currentWindow: true }) : [];
  const tabId = named === null ? front?.id : Number(named);
  const settings = createSettingsStore(browser.storage.local);
  const root = createRoot(place);

  const ask = async () => {
    if (tabId === undefined) return undefined;
    const request: PopupRequest = { kind: 'ask-status', tabId };
    const answer = parseMessage(PopupAnswerSchema, await browser.runtime.sendMessage(request));
    return answer.ok ? answer.value.status : undefined;
  };
  const show = async () => {
    const status = await ask();
    const incidents = tabId === undefined ? '' : await browser.action.getBadgeText({ tabId });
    root.render(
      <StrictMode>
        <Popup status={status} incidents={incidents} settings={settings} />
      </StrictMode>,
    );
    scope.setTimeout(() => void show(), askEveryMs);
  };
  await show();
}
