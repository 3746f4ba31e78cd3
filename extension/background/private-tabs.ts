import type { StorageArea } from './storage-area.ts';

export interface PrivateTabsOptions {
  /** Outlives the background's rests, and ends with the browser. */
  readonly area: StorageArea;
  /** All tabs that are open. */
  readonly query: () => Promise<readonly { readonly id?: number | undefined; readonly incognito: boolean }[]>;
}

/** The tabs of incognito windows: nothing of their pages may be written to disk, nor say which browser they are of. */
export interface PrivateTabs {
  note(tabId: number): void;
  /** Of a tab that is closed as well: what its page left may be taken up later. `undefined` is no tab. */
  has(tabId: number | undefined): Promise<boolean>;
  /** The browser put the tab aside, or took it up, and numbers it anew. */
  renumber(from: number, to: number): void;
}

const KEY = 'privateTabs';

export function createPrivateTabs({ area, query }: PrivateTabsOptions): PrivateTabs {
  const known = new Set<number>();
  const ready = Promise.all([area.get(KEY), query()]).then(([{ [KEY]: kept }, open]) => {
    for (const id of Array.isArray(kept) ? kept : []) if (typeof id === 'number') known.add(id);
    for (const { id, incognito } of open) if (incognito && id !== undefined) known.add(id);
  });
  const note = (tabId: number) => {
    if (known.has(tabId)) return;
    known.add(tabId);
    void ready.then(() => area.set({ [KEY]: [...known] })).catch(ignoreFullArea);
  };
  return {
    note,
    has: async (tabId) => {
      await ready;
      return tabId !== undefined && known.has(tabId);
    },
    renumber: (from, to) => void ready.then(() => known.has(from) && note(to)),
  };
}

function ignoreFullArea(): void {
  // Those that are open are found again after a rest of the background.
}
