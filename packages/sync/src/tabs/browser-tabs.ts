import type { TabEffect } from '../machine/effect.ts';
import type { TabEvent } from '../machine/event.ts';
import { openTabChannel } from './tab-channel.ts';
import { createTabLock } from './tab-lock.ts';

/** How the machine's wishes for other tabs are performed. */
export type TabTransport = (tell: (event: TabEvent) => void) => Tabs;

export interface Tabs {
  perform(effect: TabEffect): void;
  close(): void;
}

export interface BrowserTabsOptions {
  /** Apps of one origin need one each, so that their tabs do not take each other for the same app. */
  readonly name?: string;
  /** The browser, for tests. */
  readonly scope?: TabScope;
}

export interface TabScope {
  readonly navigator: { readonly locks?: LockManager };
  readonly BroadcastChannel?: typeof BroadcastChannel;
}

/** One connection for all tabs of a browser, by Web Locks and BroadcastChannel. Absent where the browser has not both: there each tab is on its own. */
export function browserTabs({
  name = 'sync',
  scope = globalThis.window,
}: BrowserTabsOptions = {}): TabTransport | undefined {
  const { BroadcastChannel } = scope;
  const { locks } = scope.navigator;
  if (!locks || !BroadcastChannel) return undefined;
  return (tell) => {
    const lock = createTabLock({
      locks,
      name,
      onElected: (bid) => tell({ kind: 'elected', bid }),
      onDeposed: (bid) => tell({ kind: 'deposed', bid }),
    });
    const channel = openTabChannel(BroadcastChannel, name, (message) => tell({ kind: 'tab-message', message }));
    return {
      perform: (effect) => {
        if (effect.kind === 'post') channel.post(effect.message);
        else if (effect.kind === 'resign') lock.resign();
        else lock.bid(effect);
      },
      close: () => {
        lock.resign();
        channel.close();
      },
    };
  };
}
