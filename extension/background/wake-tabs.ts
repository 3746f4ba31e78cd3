import type { WxtBrowser } from 'wxt/browser';
import type { BridgeCommand } from '../messages/bridge-commands.ts';

/** Has the bridges of a tab, or of all, ask again whether they are to record. Resolves once they heard it. */
export async function wakeTabs(tabs: Pick<WxtBrowser['tabs'], 'query' | 'sendMessage'>, tabId?: number): Promise<void> {
  const message: BridgeCommand = { kind: 'wake' };
  const all = tabId === undefined ? await tabs.query({}) : [{ id: tabId }];
  // Fails where a tab has no bridge: pages of the browser itself, and those loaded before the extension was.
  await Promise.all(all.map(({ id }) => id !== undefined && tabs.sendMessage(id, message).catch(() => undefined)));
}
