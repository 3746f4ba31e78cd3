import type { LinkPort } from '../link/link-port.ts';
import { postTo } from '../link/post-to.ts';
import type { PopupMessage } from '../messages/popup-messages.ts';

/** The open popups, each told how its tab is doing. */
export interface PopupDesk {
  add(tabId: number, port: LinkPort): void;
  /** Something may have changed. */
  tell(): void;
}

export function createPopupDesk(messageOf: (tabId: number) => Promise<PopupMessage>): PopupDesk {
  const ports = new Map<LinkPort, number>();
  const tellOne = async (port: LinkPort, tabId: number) => {
    const message = await messageOf(tabId);
    if (ports.has(port)) postTo(port, message);
  };
  return {
    add: (tabId, port) => {
      ports.set(port, tabId);
      port.onDisconnect.addListener(() => ports.delete(port));
      void tellOne(port, tabId);
    },
    tell: () => {
      for (const [port, tabId] of ports) void tellOne(port, tabId);
    },
  };
}
