import type { WxtBrowser } from 'wxt/browser';
import { createHandover } from '../bridge/create-handover.ts';
import { coalesce } from '../pace/coalesce.ts';
import { decideRecording } from '../settings/decide-recording.ts';
import { watchSettings } from '../settings/watch-settings.ts';
import { type BridgedPage, createBridgeDesk } from './bridge-desk.ts';
import { createFaultDesk } from './fault-desk.ts';
import { identifyPort } from './identify-port.ts';
import { createMobXDesk } from './mobx-desk.ts';
import { openWelcome } from './open-welcome.ts';
import { createPageScripts } from './page-scripts.ts';
import { createPanelHub } from './panel-hub.ts';
import { pipelineStatus } from './pipeline-status.ts';
import { createPopupDesk } from './popup-desk.ts';
import { showBadge } from './show-badge.ts';
import { startPipeline } from './start-pipeline.ts';
import { takeInheritance } from './take-inheritance.ts';
import { createTravelDesk } from './travel-desk.ts';
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

const STATUS_EVERY_MS = 200;

/** How long a popup may stay empty for a page that is too busy to answer, or halted by a debugger. */
const WAKE_WITHIN_MS = 200;

/**
 * Starts the background: decides which pages are recorded, and takes their batches to the panels and the collector.
 *
 * Chrome may end it at any moment and start it again for the next message, so nothing here is the only copy of
 * anything: bridges hold batches until they are settled or on disk, storage holds ids and which panels are open. All listeners
 * are added before this returns, as Chrome asks.
 */
export function startBackground({ browser, fetch, indexedDB, random }: BackgroundOptions): void {
  const { action, runtime, scripting, storage, tabs } = browser;

  const settings = watchSettings(storage.local, (before) => {
    pipeline.redirect(before);
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
  const mobx = createMobXDesk(scripts.mobx);
  const ready = Promise.all([settings.ready, panels.ready]);
  const workers = createWorkerDesk({
    area: storage.local,
    scripting,
    reload: (tabId) => tabs.reload(tabId),
    settings: settings.current,
    isAnyPanelOpen: panels.isAnyOpen,
  });
  void ready.then(workers.update);

  const pipeline = startPipeline({
    browser,
    fetch,
    indexedDB,
    random,
    settings,
    ready,
    toPanels: (tabId, batch) => {
      panels.send(tabId, { kind: 'batch', batch });
      void workers.heed(batch);
      void mobx.heed(tabId, batch);
    },
    onChange: () => publishStatus(),
  });
  // A browser that starts need do no more than load this: what waits on disk is taken up.
  runtime.onStartup.addListener(() => undefined);

  const decide = ({ tabId, origins }: BridgedPage) =>
    decideRecording(settings.current(), { origins, panelOpen: panels.isOpen(tabId), kept: panels.isKept(tabId) });

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
    take: pipeline.take,
    onLeft: pipeline.onLeft,
    onChange: () => publishStatus(),
    setTimeout,
  });
  // Bridges leave what is unsettled there, so they must be let in. Firefox has no way to.
  if ('setAccessLevel' in storage.session) {
    void storage.session.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
  }

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
      ...pipeline.status(),
      shed: desk.shed(),
      settingsFault: settings.fault() ?? workers.fault(),
      cost: page && desk.costOf(page),
      page: page && { ...decide(page), origin: page.origins[0] },
      unrecorded: page === undefined ? unrecorded : undefined,
    });
  };

  const popups = createPopupDesk(async (tabId) => {
    await pipeline.restored;
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
      if (port.sender?.tab?.incognito) pipeline.notePrivate(owner.tabId);
      desk.add({ ...owner, port });
    } else port.disconnect();
  });
  openWelcome(browser);
  tabs.onRemoved.addListener((tabId) => pipeline.forget(tabId));
  tabs.onReplaced.addListener((to, from) => {
    pipeline.renumber(from, to);
    void panels.ready.then(() => panels.renumber(from, to));
  });
}

const awaited = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
