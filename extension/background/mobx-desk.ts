import { type Batch, keepNewest, type SessionId } from '@driftscope/records';

export interface MobXDeskOptions {
  /** Loads the script that finds MobX's stores into all frames of a tab. A second time does nothing there. */
  readonly load: (tabId: number) => Promise<unknown>;
}

/** Has the script that finds MobX's stores loaded into the pages that have MobX, and no others: all others are spared its size. */
export interface MobXDesk {
  heed(tabId: number, batch: Batch): Promise<void>;
}

/** Pages remembered; one that is forgotten is given the script again, which does nothing there. */
const MOST_PAGES = 1_000;

export function createMobXDesk({ load }: MobXDeskOptions): MobXDesk {
  const loaded = new Map<SessionId, true>();

  return {
    heed: async (tabId, { session }) => {
      if (session.mobx === undefined || loaded.has(session.id)) return;
      keepNewest(loaded, session.id, true, MOST_PAGES);
      try {
        await load(tabId);
      } catch {
        // The page was left meanwhile, or could not be reached: the next batch of it asks again.
        loaded.delete(session.id);
      }
    },
  };
}
