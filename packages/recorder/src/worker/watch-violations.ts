import type { Guard } from '../hook/guard.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';

/**
 * Hears of it when a policy of the page refuses a script from a blob, while one of ours waits to be let in. The page is not
 * told: it asked for nothing of the kind.
 */
export function watchViolations(
  scope: Window & typeof globalThis,
  guard: Guard,
  isWaiting: () => boolean,
  onRefused: () => void,
): void {
  const { prototype } = scope.SecurityPolicyViolationEvent;
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const stop = nativeMethod(scope.Event.prototype, 'stopImmediatePropagation');
  const blockedOf = nativeGetter(prototype, 'blockedURI');
  const dispositionOf = nativeGetter(prototype, 'disposition');
  const heard = guard.listener((event) => {
    if (!isWaiting() || blockedOf(event) !== 'blob') return;
    stop(event);
    // A policy that only reports lets it in.
    if (dispositionOf(event) === 'enforce') onRefused();
  });
  listen(scope, 'securitypolicyviolation', heard, { capture: true });
}
