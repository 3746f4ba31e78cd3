import { loadOrCreate } from './load-or-create.ts';
import type { StorageArea } from './storage-area.ts';

export interface TabIds {
  /** The same for a tab through reloads and rests of the background, and never given to another tab. */
  of(tabId: number): Promise<string>;
  forget(tabId: number): void;
}

const keyOf = (tabId: number) => `tab:${tabId}`;

/**
 * Ids for tabs. Chrome's own numbers start over with every browser start, so they cannot serve. Where there is no room to keep
 * one it holds until the background rests.
 */
export function createTabIds(area: StorageArea, createId: () => string): TabIds {
  const known = new Map<number, Promise<string>>();
  const load = (tabId: number) => {
    const made = createId();
    return loadOrCreate(area, keyOf(tabId), () => made).catch(() => made);
  };
  return {
    of: (tabId) => {
      const id = known.get(tabId) ?? load(tabId);
      known.set(tabId, id);
      return id;
    },
    forget: (tabId) => {
      known.delete(tabId);
      void area.remove(keyOf(tabId));
    },
  };
}
