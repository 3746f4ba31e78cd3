import { loadOrCreate } from './load-or-create.ts';
import type { StorageArea } from './storage-area.ts';

export interface TabIds {
  /** The same for a tab through reloads and rests of the background, and never given to another tab. */
  of(tabId: number): Promise<string>;
  forget(tabId: number): void;
}

const keyOf = (tabId: number) => `tab:${tabId}`;

/** Ids for tabs. Chrome's own numbers start over with every browser start, so they cannot serve. */
export function createTabIds(area: StorageArea, createId: () => string): TabIds {
  const known = new Map<number, Promise<string>>();
  return {
    of: (tabId) => {
      const id = known.get(tabId) ?? loadOrCreate(area, keyOf(tabId), createId);
      known.set(tabId, id);
      return id;
    },
    forget: (tabId) => {
      known.delete(tabId);
      void area.remove(keyOf(tabId));
    },
  };
}
