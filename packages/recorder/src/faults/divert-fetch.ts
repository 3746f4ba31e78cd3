import type { Diversion, Divert } from '../hook/diversions.ts';
import { describeRequest } from '../http/describe-request.ts';
import type { DecideRequest, RequestFate } from './create-request-gate.ts';
import type { FaultSeam } from './fault-seam.ts';

/** Does to a `fetch` what is decided. Promises of `async` functions are the browser's own, whatever the page put in their place. */
export function divertFetch({ scope, after }: FaultSeam, decide: DecideRequest): Divert {
  return (args) => {
    const request = describeRequest(args, scope.document.baseURI);
    const fate = request && decide(request);
    return fate && diversionOf(fate, args);
  };

  function diversionOf(fate: RequestFate, args: readonly unknown[]): Diversion {
    switch (fate.kind) {
      case 'fail':
        return async () => {
          // In Chromium's words, for apps that look for them.
          throw new TypeError('Failed to fetch');
        };
      case 'status':
        return async () => new Response('', { status: fate.status });
      case 'slow':
        return async (original) => {
          await waitFor(fate.delayMs, signalOf(args));
          return await original(args);
        };
      case 'body':
        return (original) => original([args[0], { ...Object(args[1]), body: fate.body }]);
    }
  }

  /** Ends early where the page gives up; the request itself tells it so. */
  function waitFor(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      after(signal?.aborted ? 0 : delayMs, resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}

function signalOf([input, init]: readonly unknown[]): AbortSignal | undefined {
  const asked: unknown = Object(init).signal ?? (input instanceof Request ? input.signal : undefined);
  return asked instanceof AbortSignal ? asked : undefined;
}
