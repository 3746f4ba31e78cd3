import type { LinkPort } from '../link/link-port.ts';
import { postTo } from '../link/post-to.ts';
import type { PanelMessage } from '../messages/panel-messages.ts';
import type { StorageArea } from './storage-area.ts';

export interface PanelHubOptions {
  /** Outlives the background's rests, and ends with the browser. */
  readonly area: StorageArea;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
  /** A tab's first panel opened, or its last one closed. */
  readonly onChange: (tabId: number) => void;
}

/** The open panels, by the tab that they look at. */
export interface PanelHub {
  add(tabId: number, port: LinkPort): void;
  isOpen(tabId: number): boolean;
  send(tabId: number, message: PanelMessage): void;
  /** The tabs that have a panel right now. */
  tabs(): readonly number[];
  /** Resolves once the panels of before the background's rest are known. */
  readonly ready: Promise<void>;
}

const key = 'openPanels';

/** A panel comes back within milliseconds after a rest of the background; its page must not stop recording for that. */
const graceMs = 3_000;

export function createPanelHub({ area, setTimeout, onChange }: PanelHubOptions): PanelHub {
  const ports = new Map<number, Set<LinkPort>>();
  const expected = new Set<number>();

  const isOpen = (tabId: number) => ports.has(tabId) || expected.has(tabId);
  const keep = () => void area.set({ [key]: [...new Set([...ports.keys(), ...expected])] });
  const expect = (tabId: number) => {
    expected.add(tabId);
    setTimeout(() => {
      expected.delete(tabId);
      keep();
      if (!isOpen(tabId)) onChange(tabId);
    }, graceMs);
  };

  const ready = area.get(key).then(({ [key]: tabIds }) => {
    if (Array.isArray(tabIds)) tabIds.filter((tabId) => typeof tabId === 'number').forEach(expect);
  });

  return {
    ready,
    isOpen,
    tabs: () => [...ports.keys()],
    add: (tabId, port) => {
      const wasOpen = isOpen(tabId);
      const ofTab = ports.get(tabId) ?? new Set();
      ports.set(tabId, ofTab.add(port));
      keep();
      port.onDisconnect.addListener(() => {
        ofTab.delete(port);
        if (ofTab.size > 0) return;
        ports.delete(tabId);
        expect(tabId);
      });
      if (!wasOpen) onChange(tabId);
    },
    send: (tabId, message) => {
      for (const port of ports.get(tabId) ?? []) postTo(port, message);
    },
  };
}
