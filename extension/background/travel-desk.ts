import type { StoreTravel } from '@driftscope/recorder';
import { FAULTS_EVENT } from '../channel/handshake.ts';
import { parseMessage } from '../messages/parse-message.ts';
import { type TravelCommand, type TravelState, TravelStateSchema } from '../messages/travel-messages.ts';

export interface TravelDeskOptions {
  /** Loads the script of travel into the page that the tab shows. Rejects where the extension may not. */
  readonly load: (tabId: number) => Promise<unknown>;
  /** Runs {@link commandTravel} there. */
  readonly command: (tabId: number, args: [event: string, command: TravelCommand]) => Promise<unknown>;
}

/** Puts the stores of a tab's page back to former states when its panel asks for it. */
export interface TravelDesk {
  /** Answers how the page stands then. `undefined`: no state of it is held. */
  obey(tabId: number, command: TravelCommand): Promise<TravelState | undefined>;
}

export function createTravelDesk({ load, command }: TravelDeskOptions): TravelDesk {
  return {
    obey: async (tabId, wanted) => {
      try {
        if (wanted.kind === 'begin-travel') await load(tabId);
        // It comes out of the page, which may say what it likes.
        const state = parseMessage(TravelStateSchema, await command(tabId, [FAULTS_EVENT, wanted]));
        if (state.ok) return state.value;
      } catch (cause) {
        if (wanted.kind === 'begin-travel')
          return { stores: [], refusal: `The page cannot be reached: ${String(cause)}` };
      }
      return wanted.kind === 'begin-travel'
        ? { stores: [], refusal: 'This page is not recorded. Reload it, and try again.' }
        : undefined;
    },
  };
}

/**
 * Runs in the page, in its own world, as a text of its own: it may use nothing from outside.
 * Answers `null` where there was nobody to obey.
 */
export function commandTravel(event: string, command: TravelCommand): TravelState | null {
  let state: TravelState | null = null;
  const obey = (travel: StoreTravel): TravelState | null => {
    if (command.kind === 'end-travel') {
      travel.end();
      return null;
    }
    const refusal = command.kind === 'travel' ? travel.to(command.to) : travel.back();
    const at = travel.at;
    return {
      stores: [...travel.begin()],
      ...(at === undefined ? {} : { at }),
      ...(refusal === undefined ? {} : { refusal }),
    };
  };
  const detail = ({ travel }: { readonly travel?: StoreTravel }) => {
    if (travel !== undefined) state = obey(travel);
  };
  window.dispatchEvent(new CustomEvent(event, { detail }));
  return state;
}
