import { BRIDGE_PORT_NAME, FRAME_PORT_NAME } from '../messages/bridge-commands.ts';
import { tabOfPanelPort } from '../messages/panel-messages.ts';
import { tabOfPopupPort } from '../messages/popup-messages.ts';

/** What is used of a `runtime.Port` to know who opened it. */
export interface PortCard {
  readonly name: string;
  readonly sender?:
    | {
        readonly url?: string | undefined;
        readonly origin?: string | undefined;
        readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
      }
    | undefined;
}

export type PortOwner =
  | { readonly kind: 'panel' | 'popup'; readonly tabId: number }
  | { readonly kind: 'bridge'; readonly tabId: number; readonly isFrame: boolean; readonly origins: readonly string[] }
  | { readonly kind: 'stranger' };

/**
 * Says who opened a port. The name alone is not believed: a page that broke out of its renderer could open one under
 * any name, and as a panel it would be given what another tab recorded.
 */
export function identifyPort({ name, sender }: PortCard, extensionUrl: string): PortOwner {
  if (sender?.url?.startsWith(extensionUrl)) {
    const panelTab = tabOfPanelPort(name);
    if (panelTab !== undefined) return { kind: 'panel', tabId: panelTab };
    const popupTab = tabOfPopupPort(name);
    if (popupTab !== undefined) return { kind: 'popup', tabId: popupTab };
  }
  const { id: tabId, url = '' } = sender?.tab ?? {};
  const isFrame = name === FRAME_PORT_NAME;
  if (tabId === undefined || (name !== BRIDGE_PORT_NAME && !isFrame)) return { kind: 'stranger' };
  const origin = sender?.origin ?? 'null';
  const above = isFrame && URL.canParse(url) ? [new URL(url).origin] : [];
  return { kind: 'bridge', tabId, isFrame, origins: [origin, ...above] };
}
