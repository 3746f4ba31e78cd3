import type { Listen } from '../hook/listeners.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import type { FaultSeam } from './fault-seam.ts';

/** Gives the seam to the function in the detail of an event of that name. The recorder hears of it first, and nobody after it. */
export function lendSeam(seam: FaultSeam, listen: Listen, eventName: string): void {
  const { scope, guard } = seam;
  const detailOf = nativeGetter(scope.CustomEvent.prototype, 'detail');
  const stop = nativeMethod(scope.Event.prototype, 'stopImmediatePropagation');
  const lend = guard.wrap((event: Event) => {
    stop(event);
    const visit = detailOf(event);
    if (typeof visit === 'function') visit(seam);
  });
  listen(scope, eventName, (event) => lend(event));
}
