import type { LinkPort } from '../link/link-port.ts';
import { postTo } from '../link/post-to.ts';
import {
  type FaultCommand,
  type PanelMessage,
  type PanelRequest,
  PanelRequestSchema,
} from '../messages/panel-messages.ts';
import { parseMessage } from '../messages/parse-message.ts';
import type { TravelCommand } from '../messages/travel-messages.ts';
import type { StorageArea } from './storage-area.ts';

export interface PanelHubOptions {
  /** Outlives the background's rests, and ends with the browser. */
  readonly area: StorageArea;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
  /** A tab's first panel opened, or its last one closed, or one asked for what the page holds. */
  readonly onChange: (tabId: number) => void;
  readonly onFaultCommand: (tabId: number, command: FaultCommand) => void;
  readonly onTravelCommand: (tabId: number, command: TravelCommand) => void;
  readonly onLookIntoWorkers: (tabId: number, origin: string) => void;
  /** A panel of the tab shows so many incidents. */
  readonly onIncidents: (tabId: number, count: number) => void;
  /** No panel of the tab is there any more, or one that was there before the background's rest did not come back. */
  readonly onGone: (tabId: number) => void;
}

/** The open panels, by the tab that they look at. */
export interface PanelHub {
  add(tabId: number, port: LinkPort): void;
  isOpen(tabId: number): boolean;
  /** Whether any tab has a panel. */
  isAnyOpen(): boolean;
  /** One of the tab's panels asked for what its page holds; until the last is closed. */
  isKept(tabId: number): boolean;
  send(tabId: number, message: PanelMessage): void;
  /** The browser put the tab aside, or took it up, and numbers it anew. */
  renumber(from: number, to: number): void;
  /** The tabs that have a panel right now. */
  tabs(): readonly number[];
  /** Resolves once the panels of before the background's rest are known. */
  readonly ready: Promise<void>;
}

const KEY = 'openPanels';
const KEPT_KEY = 'keptTabs';

/** A panel comes back within milliseconds after a rest of the background; its page must not stop recording for that. */
const GRACE_MS = 3_000;

export function createPanelHub({
  area,
  setTimeout,
  onChange,
  onFaultCommand,
  onTravelCommand,
  onLookIntoWorkers,
  onIncidents,
  onGone,
}: PanelHubOptions): PanelHub {
  /** Each with the tab that its panel looks at. */
  const ports = new Map<LinkPort, number>();
  const expected = new Set<number>();
  const kept = new Set<number>();

  const isThere = (tabId: number) => [...ports.values()].includes(tabId);
  const isOpen = (tabId: number) => isThere(tabId) || expected.has(tabId);
  const keep = () => {
    const open = [...new Set([...ports.values(), ...expected])];
    area.set({ [KEY]: open, [KEPT_KEY]: [...kept] }).catch(ignoreFullArea);
  };
  const expect = (tabId: number) => {
    expected.add(tabId);
    setTimeout(() => {
      expected.delete(tabId);
      if (!isOpen(tabId)) kept.delete(tabId);
      keep();
      if (isOpen(tabId)) return;
      onGone(tabId);
      onChange(tabId);
    }, GRACE_MS);
  };

  const ready = Promise.all([area.get(KEY), area.get(KEPT_KEY)]).then(([{ [KEY]: open }, { [KEPT_KEY]: asked }]) => {
    for (const tabId of numbersIn(asked)) kept.add(tabId);
    numbersIn(open).forEach(expect);
  });

  const obey = (tabId: number, request: PanelRequest) => {
    switch (request.kind) {
      case 'incidents':
        return onIncidents(tabId, request.count);
      case 'look-into-workers':
        return onLookIntoWorkers(tabId, request.origin);
      case 'begin-fault':
      case 'undo-faults':
        return onFaultCommand(tabId, request);
      case 'keep':
        if (kept.has(tabId)) return;
        kept.add(tabId);
        keep();
        return onChange(tabId);
      default:
        return onTravelCommand(tabId, request);
    }
  };

  return {
    ready,
    isOpen,
    isAnyOpen: () => ports.size + expected.size > 0,
    isKept: (tabId) => kept.has(tabId),
    tabs: () => [...new Set(ports.values())],
    add: (tabId, port) => {
      const wasOpen = isOpen(tabId);
      ports.set(port, tabId);
      keep();
      port.onMessage.addListener((input) => {
        const request = parseMessage(PanelRequestSchema, input);
        if (!request.ok) return;
        obey(ports.get(port) ?? tabId, request.value);
      });
      port.onDisconnect.addListener(() => {
        const now = ports.get(port) ?? tabId;
        ports.delete(port);
        if (isThere(now)) return;
        // What it broke is mended at once; a background that rests hears nothing of ports that close.
        onGone(now);
        expect(now);
      });
      if (!wasOpen) onChange(tabId);
    },
    send: (tabId, message) => {
      for (const [port, id] of ports) if (id === tabId) postTo(port, message);
    },
    renumber: (from, to) => {
      if (!isOpen(from)) return;
      for (const [port, id] of ports) if (id === from) ports.set(port, to);
      if (expected.delete(from)) expect(to);
      if (kept.delete(from)) kept.add(to);
      keep();
      onChange(to);
    },
  };
}

function ignoreFullArea(): void {
  // After a rest of the background a panel counts from when it is back, and what it asked for is asked for no more.
}

const numbersIn = (stored: unknown): number[] =>
  Array.isArray(stored) ? stored.filter((item) => typeof item === 'number') : [];
