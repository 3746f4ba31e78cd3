import type { Batch, Fault } from '@driftscope/records';
import type { WxtBrowser } from 'wxt/browser';
import type { Settings } from '../settings/settings.ts';
import type { WatchedSettings } from '../settings/watch-settings.ts';
import { createIdentityKeys } from './identity-key.ts';
import { createIntake, type Intake } from './intake.ts';
import { loadOrCreate } from './load-or-create.ts';
import { createOverflow } from './overflow.ts';
import { createOverflowDatabase } from './overflow-database.ts';
import { createPageRedactors } from './page-redactors.ts';
import type { StatusParts } from './pipeline-status.ts';
import { postBatch } from './post-batch.ts';
import { prepareBatch } from './prepare-batch.ts';
import { createPrivateTabs } from './private-tabs.ts';
import { loadRedactionKey } from './redaction-key.ts';
import { startHandovers } from './start-handovers.ts';
import { startWaking } from './start-waking.ts';
import { createTabIds } from './tab-ids.ts';
import { createUplink } from './uplink.ts';

export interface PipelineOptions {
  readonly browser: Pick<WxtBrowser, 'alarms' | 'storage' | 'tabs'>;
  readonly fetch: typeof globalThis.fetch;
  readonly indexedDB: IDBFactory;
  /** In [0, 1). */
  readonly random: () => number;
  readonly settings: WatchedSettings;
  /** Resolves once it is known where batches go. */
  readonly ready: Promise<unknown>;
  readonly toPanels: (tabId: number, batch: Batch) => void;
  /** What waits, or went wrong, is not what it was. */
  readonly onChange: () => void;
}

/** The way of a batch from its page to panels and collector. */
export interface Pipeline {
  readonly take: Intake;
  /** The session's page is gone, and all that it sent was taken. */
  readonly onLeft: (session: string) => void;
  /** Resolves once what earlier lives of the background left on disk is taken up. */
  readonly restored: Promise<void>;
  /** The settings changed: what waits goes where they say now. */
  redirect(before: Settings): void;
  /** The tab is one of an incognito window. */
  notePrivate(tabId: number): void;
  /** The browser put the tab aside, or took it up, and numbers it anew. */
  renumber(from: number, to: number): void;
  /** The tab was closed. */
  forget(tabId: number): void;
  status(): Pick<StatusParts, 'uplink' | 'hasCollector' | 'malformed' | 'malformedFault'>;
}

const MAX_LANE_CHARS = 8 * 1024 * 1024;

/** What waits on disk: hours of a busy page, for at most a week. */
const overflowLimits = { quotaChars: 64 * 1024 * 1024, maxAgeMs: 7 * 24 * 3_600_000 };

/** Starts the way of batches. All of its listeners are added before this returns. */
export function startPipeline(options: PipelineOptions): Pipeline {
  const { fetch, indexedDB, random, settings, ready, toPanels, onChange } = options;
  const { alarms, storage, tabs } = options.browser;
  let malformed = 0;
  let malformedFault: Fault | undefined;
  const hasCollector = () => settings.current().collectorUrl !== '';

  // A disk without room keeps nobody from being recorded: what is made then ends with the browser.
  const ownAreas = [storage.local, storage.session];
  const tabIds = createTabIds(storage.session, () => crypto.randomUUID());
  const privateTabs = createPrivateTabs({ area: storage.session, query: () => tabs.query({}) });
  const browserId = loadOrCreate(ownAreas, 'browserId', () => crypto.randomUUID());
  // Incognito windows have a storage of their own, as another browser has, and end with this one.
  const privateBrowserId = loadOrCreate([storage.session], 'privateBrowserId', () => crypto.randomUUID());
  const identityKeys = createIdentityKeys({ area: storage.local, fetch });
  const redactorOf = createPageRedactors({
    key: loadRedactionKey(ownAreas),
    identityKey: identityKeys.of,
    settings: settings.current,
  });

  const overflow = createOverflow({ database: createOverflowDatabase(indexedDB), now: Date.now, ...overflowLimits });
  const uplink = createUplink({
    overflow,
    post: (body) => postBatch(fetch, settings.current(), body),
    setTimeout,
    clearTimeout,
    random,
    now: Date.now,
    maxLaneChars: MAX_LANE_CHARS,
    onChange: () => {
      onChange();
      if (overflow.size > 0) wakeLater();
    },
  });
  const restored = ready.then(() => (hasCollector() ? uplink.restore() : uplink.clear()));
  const wakeLater = startWaking(alarms, () => restored.then(async () => overflow.size + (await handovers.waiting())));

  const take = createIntake({
    prepare: async ({ tabId, json }) => {
      const tabOf = tabId === undefined ? undefined : tabIds.of(tabId);
      const browserOf = (await privateTabs.has(tabId)) ? privateBrowserId : browserId;
      const [tab, own] = await Promise.all([tabOf, browserOf, restored]);
      return prepareBatch(json, { tab, browser: own, redactorOf });
    },
    isPrivate: privateTabs.has,
    toPanels,
    toCollector: (parcel) => (hasCollector() ? uplink.offer(parcel) : parcel.settle()),
    onRefused: (fault) => {
      malformed++;
      malformedFault = fault;
      onChange();
    },
  });
  const onLeft = (session: string) => uplink.keep(session);
  const handovers = startHandovers({ area: storage.session, take, onLeft, onFound: () => wakeLater() });

  return {
    take,
    onLeft,
    restored,
    redirect: (before) => {
      const { collectorUrl, token } = settings.current();
      if (collectorUrl === '') uplink.clear();
      else if (collectorUrl !== before.collectorUrl || token !== before.token) uplink.retryNow();
    },
    notePrivate: privateTabs.note,
    renumber: (from, to) => {
      tabIds.renumber(from, to);
      privateTabs.renumber(from, to);
    },
    forget: tabIds.forget,
    status: () => ({ uplink: uplink.status(), hasCollector: hasCollector(), malformed, malformedFault }),
  };
}
