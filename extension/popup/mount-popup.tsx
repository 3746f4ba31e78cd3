import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { WxtBrowser } from 'wxt/browser';
import { startLink } from '../link/start-link.ts';
import { parseMessage } from '../messages/parse-message.ts';
import { type PopupMessage, PopupMessageSchema, popupPortName } from '../messages/popup-messages.ts';
import { createSettingsStore } from '../panel/settings-store.ts';
import { Popup } from './popup.tsx';

export interface PopupOptions {
  readonly browser: Pick<WxtBrowser, 'runtime' | 'storage' | 'tabs'>;
  readonly scope: Window;
}

/** Shows the popup of the toolbar's icon for the tab in front, or for the one in the address (`popup.html?tabId=7`). */
export async function mountPopup({ browser, scope }: PopupOptions): Promise<void> {
  const place = scope.document.getElementById('root');
  if (place === null) throw new Error('popup.html has no #root');
  const named = new URLSearchParams(scope.location.search).get('tabId');
  const [front] = named === null ? await browser.tabs.query({ active: true, currentWindow: true }) : [];
  const tabId = named === null ? front?.id : Number(named);
  const settings = createSettingsStore(browser.storage.local);
  const root = createRoot(place);
  const show = (said?: PopupMessage) =>
    root.render(
      <StrictMode>
        <Popup status={said?.status} incidents={said?.incidents ?? ''} settings={settings} />
      </StrictMode>,
    );

  if (tabId === undefined) return show();
  const link = startLink({
    connect: () => browser.runtime.connect({ name: popupPortName(tabId) }),
    setTimeout: (run, delayMs) => scope.setTimeout(run, delayMs),
    isWanted: () => true,
    onOpen: () => undefined,
    onMessage: (input) => {
      const message = parseMessage(PopupMessageSchema, input);
      if (message.ok) show(message.value);
    },
    // A popup that outlives its extension shows what was so last.
    onGone: () => undefined,
  });
  link.open();
}
