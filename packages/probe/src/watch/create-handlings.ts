import { AsyncLocalStorage } from 'node:async_hooks';
import type { RecordOf } from '@driftscope/records';

/** What a client asked for, while the server handles it: an event of a socket, or a request. */
export type Handling = EventHandling | RequestHandling;

/** One event of a client. */
export interface EventHandling {
  readonly kind: 'event';
  readonly eio: string;
  readonly sid: string;
  readonly namespace: string;
  readonly event: string;
  /** It is the n-th EVENT packet of the connection and namespace. */
  readonly n: number;
}

export interface RequestHandling {
  readonly kind: 'request';
  /** Its number among those of the server, from 1. */
  readonly number: number;
  /** What is known of it by now: its route and status come with time. */
  readonly describe: () => Pick<RecordOf<'probe.request-error'>, 'route' | 'requestLine' | 'status' | 'caller'>;
}

/** Knows what is being handled, across everything asynchronous that its handler begins. */
export interface Handlings {
  during(handling: Handling, work: () => void): void;
  /** The next number of a request. */
  numberRequest(): number;
  /** Absent: what runs was not begun by a client. */
  current(): Handling | undefined;
  /** The number of the request that is being handled, as a field of a record. */
  requestField(): { readonly request?: number };
}

export function createHandlings(): Handlings {
  const running = new AsyncLocalStorage<Handling>();
  let requests = 0;
  return {
    during: (handling, work) => running.run(handling, work),
    numberRequest: () => {
      requests += 1;
      return requests;
    },
    current: () => running.getStore(),
    requestField: () => {
      const handling = running.getStore();
      return handling?.kind === 'request' ? { request: handling.number } : {};
    },
  };
}
