import type { Batch, Fault } from '@driftscope/records';
import type { WxtBrowser } from 'wxt/browser';
import { SETTINGS_KEY, type Settings } from '../settings/settings.ts';
import { looksIntoWorkers, withoutWorkersOf, withWorkersOf } from '../settings/workers-of.ts';

export interface WorkerDeskOptions {
  readonly area: { set(items: Record<string, unknown>): Promise<void> };
  readonly scripting: Pick<WxtBrowser['scripting'], 'registerContentScripts' | 'unregisterContentScripts'> & {
    getRegisteredContentScripts(filter: { ids: string[] }): Promise<readonly Registered[]>;
  };
  readonly reload: (tabId: number) => Promise<void>;
  readonly settings: () => Settings;
  readonly isAnyPanelOpen: () => boolean;
}

interface Registered {
  readonly matches?: readonly string[] | undefined;
}

/** Keeps the script that looks into workers registered for the pages whose user wants that, and for no others. */
export interface WorkerDesk {
  update(): Promise<void>;
  /** Turns it on for an origin, and loads the page of the tab anew. */
  lookInto(tabId: number, origin: string): Promise<void>;
  /** Turns it off for an origin whose policy refused it: a page there may be broken until it is loaded anew. */
  heed(batch: Batch): Promise<void>;
  /** Why the browser does not let it be. */
  fault(): Fault | undefined;
}

const ID = 'workers';
const HINT = 'Correct the origins under Settings, or leave them out. Where the disk is full, make room.';

export function createWorkerDesk({ area, scripting, reload, settings, isAnyPanelOpen }: WorkerDeskOptions): WorkerDesk {
  let last = Promise.resolve();
  let registered: string | undefined;
  let fault: Fault | undefined;

  const register = async (origins: readonly string[]) => {
    const key = origins.join();
    if (registered === key) return;
    const matches = [...new Set(origins.map((origin) => `${origin.replace(/\/+$/, '')}/*`))];
    const [found] = await scripting.getRegisteredContentScripts({ ids: [ID] });
    // The browser keeps it over rests of the background, and a page that begins while it is taken away goes without.
    if (!isSame(found?.matches ?? [], matches)) {
      if (found !== undefined) await scripting.unregisterContentScripts({ ids: [ID] });
      if (matches.length > 0) await add(matches);
    }
    registered = key;
  };
  const add = (matches: readonly string[]) =>
    // Firefox knows no ports in patterns.
    addAs(matches).catch(() => addAs(matches.map((pattern) => pattern.replace(/:\d+\/\*$/, '/*'))));
  const addAs = (matches: readonly string[]) =>
    scripting.registerContentScripts([
      {
        id: ID,
        matches: [...new Set(matches)],
        js: ['/workers.js'],
        world: 'MAIN',
        runAt: 'document_start',
        allFrames: true,
      },
    ]);
  /** One after the other: of two at once one would find what the other is about to take away. */
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work).then(
      () => {
        fault = undefined;
      },
      (cause) => {
        fault = { kind: 'workers', message: `Workers cannot be looked into: ${String(cause)}.`, hint: HINT };
      },
    );
    return last;
  };

  const update = () =>
    inTurn(() => {
      const { record, workers } = settings();
      // Where only pages with a panel are recorded, there is none to look into.
      return register(record !== 'devtools' || isAnyPanelOpen() ? workers : []);
    });
  const change = (next: Settings) =>
    inTurn(async () => {
      try {
        await area.set({ [SETTINGS_KEY]: next });
      } finally {
        // Where there is no room to keep it, it holds until the background rests.
        await register(next.workers);
      }
    });

  return {
    update,
    fault: () => fault,
    lookInto: async (tabId, origin) => {
      await change(withWorkersOf(settings(), origin));
      await reload(tabId);
    },
    heed: async ({ session: { origin }, records }) => {
      if (origin === undefined || !looksIntoWorkers(settings(), origin)) return;
      if (records.some(isRefusal)) await change(withoutWorkersOf(settings(), origin));
    },
  };
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.toSorted().join() === others.toSorted().join();

const isRefusal = (record: Batch['records'][number]): boolean =>
  record.kind === 'recorder.unseen' && record.why === 'policy';
