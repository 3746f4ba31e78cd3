import { createListeners } from '../live/create-listeners.ts';

/** Calls of the collector, and whether it asked for a token. */
export interface Refusals {
  readonly send: typeof fetch;
  /** Hears of each answer that asks who is there. */
  readonly onRefused: (listener: () => void) => () => void;
}

/** Watches `fetch`, or what stands in for it, for answers with status 401. */
export function watchRefusals(send: typeof fetch): Refusals {
  const listeners = createListeners<[]>();
  return {
    onRefused: listeners.add,
    send: async (...args) => {
      const response = await send(...args);
      if (response.status === 401) listeners.call();
      return response;
    },
  };
}
