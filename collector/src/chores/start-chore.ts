import { setTimeout as sleep } from 'node:timers/promises';

export interface Chore {
  /** Does some of it, in one short commit. Gives how much was done; 0: there is nothing to do for now. */
  readonly work: () => Promise<number>;
  readonly onFault: (cause: unknown) => void;
  /** How often it is looked for work. */
  readonly everyMs: number;
}

/** Between two commits others get their turns. */
const PAUSE_MS = 20;

/** Does what is to be done now and then, beside all else, until it is stopped. */
export function startChore({ work, onFault, everyMs }: Chore): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const workOff = async () => {
    while (!stopped.signal.aborted && (await work()) > 0) await sleep(PAUSE_MS);
  };
  const run = async () => {
    while (!stopped.signal.aborted) {
      await workOff().catch(onFault);
      // Its end is the only way in which it is ended early.
      await sleep(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}
