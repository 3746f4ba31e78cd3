import type { Fault } from '@driftscope/records';
import type { WxtBrowser } from 'wxt/browser';
import { createHandover } from '../bridge/create-handover.ts';
import { coalesce } from '../pace/coalesce.ts';
import { decideRecording } from '../settings/decide-recording.ts';
import { watchSettings } from '../settings/watch-settings.ts';
import { type BridgedPage, createBridgeDesk } from './bridge-desk.ts';
import { createFaultDesk } from './fault-desk.ts';
import { identifyPort } from './identify-port.ts';
import { createIdentityKeys } from './identity-key.ts';
import { createIntake } from './intake.ts';
import { loadOrCreate } from './load-or-create.ts';
import { openWelcome } from './open-welcome.ts';
import { createOverflow } from './overflow.ts';
import { createOverflowDatabase } from './overflow-database.ts';
import { createPageRedactors } from './page-redactors.ts';
import { createPageScripts } from './page-scripts.ts';
import { createPanelHub } from './panel-hub.ts';
import { pipelineStatus } from './pipeline-status.ts';
import { createPopupDesk } from './popup-desk.ts';
import { postBatch } from './post-batch.ts';
import { prepareBatch } from './prepare-batch.ts';
import { createPrivateTabs } from './private-tabs.ts';
import { loadRedactionKey } from './redaction-key.ts';
import { showBadge } from './show-badge.ts';
import { startHandovers } from './start-handovers.ts';
import { startWaking } from './start-waking.ts';
import { createTabIds } from './tab-ids.ts';
import { takeInheritance } from './take-inheritance.ts';
import { createTravelDesk } from './travel-desk.ts';
import { createUplink } from './uplink.ts';
import { wakeTabs } from './wake-tabs.ts';
import { whyUnrecorded } from './why-unrecorded.ts';
import { createWorkerDesk } from './worker-desk.ts';

export interface BackgroundOptions {
  readonly browser: Pick<WxtBrowser, 'action' | 'alarms' | 'management' | 'runtime' | 'scripting' | 'storage' | 'tabs'>;
  readonly fetch: typeof globalThis.fetch;
  readonly indexedDB: IDBFactory;
  /** In [0, 1). */
  readonly random: () => number;
}

const MAX_LANE_CHARS = 8 * 1024 * 1024;
const STATUS_EVERY_MS = 200;

/** How long a popup may stay empty for a page that is too busy to answer, or halted by a debugger. */
const WAKE_WITHIN_MS = 200;

/** What waits on disk: hours of a busy page, for at most a week. */
const overflowLimits = { quotaChars: 64 * 1024 * 1024, maxAgeMs: 7 * 24 * 3_600_000 };

/**
 * Starts the background: decides which pages are recorded, and takes their batches to the panels and the collector.
 *
 * Chrome may end it at any moment and start it again for the next message, so nothing here is the only copy of
 * anything: bridges hold batches until they are settled or on disk, storage holds ids and which panels are open. All listeners
 * are added before this returns, as Chrome asks.
 */
export function startBackground({ browser, fetch, indexedDB, random }: BackgroundOptions): void {
  const { action, alarms, runtime, scripting, storage, tabs } = browser;
  const faults = { malformed: 0, last: undefined as Fault | undefined };

  const settings = watchSettings(storage.local, (before) => {
    const { collectorUrl, token } = settings.current();
    if (collectorUrl === '') uplink.clear();
    else if (collectorUrl !== before.collectorUrl || token !== before.token) uplink.retryNow();
    decideAgain();
  });
  const panels = createPanelHub({
    area: storage.session,
    setTimeout,
    onChange: (tabId) => decideAgain(tabId),
    onFaultCommand: async (tabId, command) => {
      const done = await faultDesk.obey(tabId, command);
      if (!done.ok) panels.send(tabId, { kind: 'fault-refused', why: done.error });
    },
    onTravelCommand: async (tabId, command) => {
      const state = await travelDesk.obey(tabId, command);
      panels.send(tabId, { kind: 'travel', ...(state === undefined ? {} : { state }) });
    },
    onLookIntoWorkers: (tabId, origin) => void workers.lookInto(tabId, origin),
    onIncidents: (tabId, count) => void showBadge(action, tabId, count).then(publishStatus),
    onGone: (tabId) => {
      void faultDesk.obey(tabId, { kind: 'undo-faults' });
      void travelDesk.obey(tabId, { kind: 'end-travel' });
      void showBadge(action, tabId, 0);
    },
  });
  const scripts = createPageScripts(scripting);
  const faultDesk = createFaultDesk(scripts.faults);
  const travelDesk = createTravelDesk(scripts.travel);
  const ready = Promise.all([settings.ready, panels.ready]);
  const workers = createWorkerDesk({
    area: storage.local,
    scripting,
    reload: (tabId) => tabs.reload(tabId),
    settings: settings.current,
    isAnyPanelOpen: panels.isAnyOpen,
  });
  void ready.then(workers.update);

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
      publishStatus();
      if (overflow.size > 0) wakeLater();
    },
  });
  const restored = ready.then(() => (hasCollector() ? uplink.restore() : uplink.clear()));
  const hasCollector = () => settings.current().collectorUrl !== '';
  const wakeLater = startWaking(alarms, () => restored.then(async () => overflow.size + (await handovers.waiting())));
  // A browser that starts need do no more than load this: what waits on disk is taken up.
  runtime.onStartup.addListener(() => undefined);

  const decide = ({ tabId, origins }: BridgedPage) =>
    decideRecording(settings.current(), { origins, panelOpen: panels.isOpen(tabId), kept: panels.isKept(tabId) });

  const take = createIntake({
    prepare: async ({ tabId, json }) => {
      const tabOf = tabId === undefined ? undefined : tabIds.of(tabId);
      const browserOf = (await privateTabs.has(tabId)) ? privateBrowserId : browserId;
      const [tab, own] = await Promise.all([tabOf, browserOf, restored]);
      return prepareBatch(json, { tab, browser: own, redactorOf });
    },
    isPrivate: privateTabs.has,
    toPanels: (tabId, batch) => {
      panels.send(tabId, { kind: 'batch', batch });
      void workers.heed(batch);
    },
    toCollector: (parcel) => (hasCollector() ? uplink.offer(parcel) : parcel.settle()),
    onRefused: (fault) => {
      faults.malformed++;
      faults.last = fault;
      publishStatus();
    },
  });
  const onLeft = (session: string) => uplink.keep(session);
  const heirEvent = takeInheritance({
    disk: storage.local,
    memory: storage.session,
    tabs,
    ask: scripts.askForebears,
    createEvent: () => `driftscope:heir:${crypto.randomUUID()}`,
    handOver: createHandover({ set: (items) => storage.session.set(items), name: crypto.randomUUID() }),
  });
  const desk = createBridgeDesk({
    ready,
    heirEvent,
    decide,
    take,
    onLeft,
    onChange: () => publishStatus(),
    setTimeout,
  });
  // Bridges leave what is unsettled there, so they must be let in. Firefox has no way to.
  if ('setAccessLevel' in storage.session) {
    void storage.session.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
  }
  const handovers = startHandovers({ area: storage.session, take, onLeft, onFound: () => wakeLater() });

  const decideAgain = async (tabId?: number) => {
    await ready;
    void workers.update();
    desk.decideAgain(tabId);
    publishStatus();
    await wakeTabs(tabs, tabId);
  };

  const publishStatus = coalesce({
    run: () => {
      for (const tabId of panels.tabs()) {
        void statusOf(tabId).then((status) => panels.send(tabId, { kind: 'status', status }));
      }
      popups.tell();
    },
    delayMs: () => STATUS_EVERY_MS,
    setTimeout,
  });
  const statusOf = async (tabId: number) => {
    const unrecorded = desk.pageOf(tabId) === undefined ? await whyUnrecorded(tabs, tabId) : undefined;
    const page = desk.pageOf(tabId);
    return pipelineStatus({
      uplink: uplink.status(),
      hasCollector: hasCollector(),
      shed: desk.shed(),
      malformed: faults.malformed,
      malformedFault: faults.last,
      settingsFault: settings.fault() ?? workers.fault(),
      cost: page && desk.costOf(page),
      page: page && { ...decide(page), origin: page.origins[0] },
      unrecorded: page === undefined ? unrecorded : undefined,
    });
  };

  const popups = createPopupDesk(async (tabId) => {
    await restored;
    // After a rest of the background a bridge with nothing to send holds no port.
    if (desk.pageOf(tabId) === undefined) await Promise.race([wakeTabs(tabs, tabId), awaited(WAKE_WITHIN_MS)]);
    // Fails where the tab was closed meanwhile.
    const incidents = await action.getBadgeText({ tabId }).catch(() => '');
    return { status: await statusOf(tabId), incidents };
  });

  runtime.onConnect.addListener((port) => {
    // Chrome lists why a port was closed among the errors of the extension, unless somebody asks: a page in the back/forward cache is none.
    port.onDisconnect.addListener(() => void runtime.lastError);
    const owner = identifyPort(port, runtime.getURL('/'));
    if (owner.kind === 'panel') {
      panels.add(owner.tabId, port);
      publishStatus();
    } else if (owner.kind === 'popup') popups.add(owner.tabId, port);
    else if (owner.kind === 'bridge') {
      if (port.sender?.tab?.incognito) privateTabs.note(owner.tabId);
      desk.add({ ...owner, port });
    } else port.disconnect();
  });
  openWelcome(browser);
  tabs.onRemoved.addListener((tabId) => tabIds.forget(tabId));
  tabs.onReplaced.addListener((to, from) => {
    tabIds.renumber(from, to);
    privateTabs.renumber(from, to);
    void panels.ready.then(() => panels.renumber(from, to));
  });
}

const awaited = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
