import type { WxtBrowser } from 'wxt/browser';
import { commandFaults, type FaultDeskOptions } from './fault-desk.ts';
import type { MobXDeskOptions } from './mobx-desk.ts';
import { askForebear, type InheritanceOptions } from './take-inheritance.ts';
import { commandTravel, type TravelDeskOptions } from './travel-desk.ts';

/** What the background runs in the pages of a tab. Each rejects where the extension may not. */
export interface PageScripts {
  readonly faults: FaultDeskOptions;
  readonly travel: TravelDeskOptions;
  readonly mobx: MobXDeskOptions;
  readonly askForebears: InheritanceOptions['ask'];
}

export function createPageScripts(scripting: Pick<WxtBrowser['scripting'], 'executeScript'>): PageScripts {
  return {
    faults: {
      load: (tabId) => scripting.executeScript({ target: { tabId }, world: 'MAIN', files: ['/faults.js'] }),
      command: async (tabId, args) => {
        const [found] = await scripting.executeScript({ target: { tabId }, world: 'MAIN', func: commandFaults, args });
        return found?.result;
      },
    },
    travel: {
      load: (tabId) => scripting.executeScript({ target: { tabId }, world: 'MAIN', files: ['/travel.js'] }),
      command: async (tabId, args) => {
        const [found] = await scripting.executeScript({ target: { tabId }, world: 'MAIN', func: commandTravel, args });
        return found?.result;
      },
    },
    mobx: {
      load: (tabId) =>
        scripting.executeScript({ target: { tabId, allFrames: true }, world: 'MAIN', files: ['/mobx.js'] }),
    },
    askForebears: async (tabId, [event, batchEvent]) => {
      const target = { tabId, allFrames: true };
      const found = await scripting.executeScript({ target, func: askForebear, args: [event, batchEvent] });
      return found.map(({ result }) => result);
    },
  };
}
