import type { FaultEngine } from '@driftscope/recorder';
import { fail, ok, type Result } from '@driftscope/records';
import { FAULTS_EVENT } from '../channel/handshake.ts';
import type { FaultCommand } from '../messages/panel-messages.ts';

export interface FaultDeskOptions {
  /** Loads the script of faults into the page that the tab shows. Rejects where the extension may not. */
  readonly load: (tabId: number) => Promise<unknown>;
  /** Runs {@link commandFaults} there. */
  readonly command: (tabId: number, args: [event: string, command: FaultCommand]) => Promise<unknown>;
}

/** Breaks the page of a tab when its panel asks for it, and mends it. */
export interface FaultDesk {
  obey(tabId: number, command: FaultCommand): Promise<Result<true>>;
}

export function createFaultDesk({ load, command }: FaultDeskOptions): FaultDesk {
  return {
    obey: async (tabId, wanted) => {
      try {
        if (wanted.kind === 'begin-fault') await load(tabId);
        if ((await command(tabId, [FAULTS_EVENT, wanted])) === true) return ok(true);
      } catch (cause) {
        return fail('no-page', `The page cannot be reached: ${messageOf(cause)}`, 'Open a page of an app in this tab.');
      }
      // Where no fault ever was there is none to undo.
      if (wanted.kind === 'undo-faults') return ok(true);
      return fail('not-recorded', 'This page is not recorded.', 'Reload the page, and begin the fault again.');
    },
  };
}

/**
 * Runs in the page, in its own world, as a text of its own: it may use nothing from outside.
 * Answers whether there was somebody to obey.
 */
export function commandFaults(event: string, command: FaultCommand): boolean {
  let isDone = false;
  const detail = ({ engine }: { readonly engine?: FaultEngine }) => {
    if (command.kind === 'begin-fault') engine?.begin(command.spec);
    else engine?.undo(command.fault);
    isDone = engine !== undefined;
  };
  window.dispatchEvent(new CustomEvent(event, { detail }));
  return isDone;
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
