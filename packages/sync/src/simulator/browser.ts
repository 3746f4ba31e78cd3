import type { SyncEvent } from '../machine/event.ts';
import type { TabMessage } from '../machine/tab-message.ts';
import type { DeviceId } from '../protocol/ids.ts';
import { createDisk, type Disk } from './disk.ts';
import { createLocks, type Locks } from './locks.ts';
import { createNetwork, type Network } from './network.ts';
import type { DevicePlan, NetworkFault } from './schedule.ts';
import { createTab, type Tab } from './tab.ts';
import type { World } from './world.ts';

/** One device: its tabs and what they share. */
export interface Browser {
  readonly id: DeviceId;
  readonly plan: DevicePlan;
  readonly disk: Disk;
  readonly locks: Locks<Tab>;
  readonly network: Network;
  /** Every tab that there ever was; a closed one is not alive. */
  readonly tabs: Tab[];
  /** What its clock is off by. */
  skewMs: number;
  isTokenValid: boolean;
  /** False once its clock was set or it slept: what it thinks of the server's time may be old. */
  isTimely: boolean;
  /** Users who left without a sign-out: what is stored of them is rightly there. */
  readonly resting: Set<string>;
  /** Who signed in last. */
  user: string;
  openTab(): Tab;
  post(from: Tab, message: TabMessage): void;
  setNetwork(fault: NetworkFault | null): void;
}

export function createBrowser(world: World, plan: DevicePlan, id: DeviceId): Browser {
  const { time, random } = world;
  const soon = (tab: Tab, event: SyncEvent): void => time.after(2, () => tab.dispatch(event));
  const browser: Browser = {
    id,
    plan,
    disk: createDisk(id),
    locks: createLocks<Tab>(
      (tab, bid) => soon(tab, { kind: 'elected', bid }),
      (tab, bid) => soon(tab, { kind: 'deposed', bid }),
    ),
    network: createNetwork(time, random),
    tabs: [],
    resting: new Set(),
    skewMs: plan.skewMs,
    isTokenValid: true,
    isTimely: true,
    user: plan.user,
    openTab() {
      const tab = createTab(world, browser);
      browser.tabs.push(tab);
      tab.dispatch({ kind: 'sign-in', user: browser.user });
      return tab;
    },
    post(from, message) {
      for (const tab of browser.tabs) if (tab !== from) soon(tab, { kind: 'tab-message', message });
    },
    setNetwork(fault) {
      browser.network.fault = fault;
      if (fault === 'cut') for (const tab of browser.tabs) for (const socket of tab.sockets.values()) socket.cut();
    },
  };
  return browser;
}
