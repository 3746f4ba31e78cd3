import { loadOrCreate } from './load-or-create.ts';
import type { StorageArea } from './storage-area.ts';

export interface TabIds {
  /** The same for a tab through reloads and rests of the background, and never given to another tab. */
  of(tabId: number): Promise<string>;
  /** The browser put the tab aside, or took it up, and numbers it anew. */
  renumber(from: number, to: number): void;
  forget(tabId: number): void;
}

const keyOf = (tabId: number) => `tab:${tabId}`;

/**
 * Ids for tabs. Chrome's own numbers start over with every browser start, so they cannot serve. Where there is no room to keep
 * one it holds until the background rests.
 */
export function createTabIds(area: StorageArea, createId: () => string): TabIds {
  const known = new Map<number, Promise<string>>();
  const load = (tabId: number) => loadOrCreate([area], keyOf(tabId), createId);
  const forget = (tabId: number) => {
    known.delete(tabId);
    void area.remove(keyOf(tabId));
  };
  return {
    of: (tabId) => {
      const id = known.get(tabId) ?? load(tabId);
      known.set(tabId, id);
      return id;
    },
    renumber: (from, to) => {
      const id = known.get(from) ?? load(from);
      known.set(to, id);
      void id.then((kept) => area.set({ [keyOf(to)]: kept })).catch(ignoreFullArea);
      void id.then(() => forget(from));
    },
    forget,
  };
}

function ignoreFullArea(): void {
  // It is known until the background rests.
}
