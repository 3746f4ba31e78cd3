import type { Guard } from '../hook/guard.ts';
import { type Native, nativeMethod } from '../hook/native.ts';
import type { WorkerMessage } from '../worker/worker-message.ts';

export interface LoadingOptions {
  readonly scope: typeof globalThis;
  readonly listen: Native;
  readonly stop: Native;
  readonly guard: Guard;
  readonly address: string;
  readonly say: (message: WorkerMessage) => void;
}

/**
 * Tells what goes wrong with the page's own script because ours loads it: where it is not there the page hears of it as it
 * would have, and where a policy refuses something the user does.
 */
export function watchLoading({ scope, listen, stop, guard, address, say }: LoadingOptions): void {
  const preventDefault = nativeMethod(scope.Event.prototype, 'preventDefault');
  const failed = guard.listener((event) => {
    const error: unknown = event instanceof scope.ErrorEvent ? event.error : undefined;
    if (!(error instanceof scope.DOMException) || error.name !== 'NetworkError') return;
    if (!error.message.includes(address)) return;
    stop(event);
    preventDefault(event);
    say({ kind: 'not loaded' });
  });
  listen(scope, 'error', failed);
  const refused = guard.listener((event) => {
    if (event instanceof scope.SecurityPolicyViolationEvent && event.disposition === 'enforce')
      say({ kind: 'refused' });
  });
  listen(scope, 'securitypolicyviolation', refused);
}
