import { AsyncLocalStorage } from 'node:async_hooks';

/** One event of a client, while the server handles it. */
export interface Handling {
  readonly eio: string;
  readonly sid: string;
  readonly namespace: string;
  readonly event: string;
  /** It is the n-th EVENT packet of the connection and namespace. */
  readonly n: number;
}

/** Knows which event is being handled, across everything asynchronous that its handler begins. */
export interface Handlings {
  during(handling: Handling, work: () => void): void;
  /** Absent: what runs was not begun by an event of a client. */
  current(): Handling | undefined;
}

export function createHandlings(): Handlings {
  const running = new AsyncLocalStorage<Handling>();
  return {
    during: (handling, work) => running.run(handling, work),
    current: () => running.getStore(),
  };
}
