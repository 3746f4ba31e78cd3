import type { RequestAddress } from '../hook/diversions.ts';
import { createChain } from './create-chain.ts';
import { divertFetch } from './divert-fetch.ts';
import { divertXhr } from './divert-xhr.ts';
import type { FaultSeam } from './fault-seam.ts';

/** What becomes of a request of the page. */
export type RequestFate =
  | { readonly kind: 'fail' }
  /** What `fetch` is answered with. An XMLHttpRequest fails. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'body'; readonly body: string };

export interface RequestAsked extends RequestAddress {
  /** Absent where it is no text. */
  readonly body?: string | undefined;
}

export type DecideRequest = (request: RequestAsked) => RequestFate | undefined;

/** Has it decided what becomes of each request to a server. `undefined`: nothing is done to it. */
export type RequestGate = (decide: DecideRequest) => () => void;

export function createRequestGate(seam: FaultSeam): RequestGate {
  const { diversions } = seam;
  return createChain<[RequestAsked], RequestFate>((ask) => {
    const decide: DecideRequest | undefined =
      ask && ((request) => (/^https?:/.test(request.url) ? ask(request) : undefined));
    diversions.fetch = decide && divertFetch(seam, decide);
    diversions.sendRequest = decide && divertXhr(seam, decide);
  });
}
