import type { Diversion, Diversions, OpenedRequest } from '../hook/diversions.ts';
import type { DecideRequest, RequestFate } from './create-request-gate.ts';
import type { FaultSeam } from './fault-seam.ts';

type Current = () => OpenedRequest | undefined;

/** Browsers let no request leave for this port. */
const DEAD_PORT = 1;
const OPENED = 1;

/** Does to an XMLHttpRequest what is decided. One that fails is opened anew, for an address to which nothing leaves. */
export function divertXhr({ natives, after }: FaultSeam, decide: DecideRequest): Diversions['sendRequest'] {
  return (xhr, [body], current) => {
    const at = current();
    const fate = at && decide({ method: at.method, url: at.url, ...(typeof body === 'string' ? { body } : {}) });
    return at && fate && diversionOf(fate, { xhr, at, body, current });
  };

  function diversionOf(
    fate: RequestFate,
    { xhr, at, body, current }: { xhr: object; at: OpenedRequest; body: unknown; current: Current },
  ): Diversion | undefined {
    if (fate.kind === 'body') return (original) => original([fate.body]);
    if (fate.kind !== 'slow') {
      return (original) => {
        const { protocol, hostname } = new URL(at.url);
        natives.openRequest(xhr, at.method, `${protocol}//${hostname}:${DEAD_PORT}/`, at.isAsync);
        return original([body]);
      };
    }
    // Nothing can be late that the page waits for in one piece.
    if (!at.isAsync) return undefined;
    const isAsOpened = () => current() === at && 'readyState' in xhr && xhr.readyState === OPENED;
    return (original) => {
      after(fate.delayMs, () => {
        if (isAsOpened()) original([body]);
      });
    };
  }
}
