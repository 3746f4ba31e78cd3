import { bridgePortName } from '../messages/bridge-commands.ts';
import { tabOfPanelPort } from '../messages/panel-messages.ts';

/** What is used of a `runtime.Port` to know who opened it. */
export interface PortCard {
  readonly name: string;
  readonly sender?:
    | {
        readonly url?: string | undefined;
        readonly origin?: string | undefined;
        readonly tab?: { readonly id?: number | undefined } | undefined;
      }
    | undefined;
}

export type PortOwner =
  | { readonly kind: 'panel'; readonly tabId: number }
  | { readonly kind: 'bridge'; readonly tabId: number; readonly origin: string }
  | { readonly kind: 'stranger' };

/**
 * Says who opened a port. The name alone is not believed: a page that broke out of its renderer could open one under
 * any name, and as a panel it would be given what another tab recorded.
 */
export function identifyPort({ name, sender }: PortCard, extensionUrl: string): PortOwner {
  const panelTab = tabOfPanelPort(name);
  if (panelTab !== undefined && sender?.url?.startsWith(extensionUrl)) return { kind: 'panel', tabId: panelTab };
  const tabId = sender?.tab?.id;
  if (name === bridgePortName && tabId !== undefined) {
    return { kind: 'bridge', tabId, origin: sender?.origin ?? 'null' };
  }
  return { kind: 'stranger' };
}
