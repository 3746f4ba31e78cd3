import { nativeMethod } from './native.ts';

export type Listen = (target: EventTarget, type: string, listener: (event: Event) => void) => void;

export interface Listeners {
  /** Listens in the capture phase, passively, by the built-in as it was at the start. For targets that live as long as the page. */
  readonly listen: Listen;
  /** Listens again where a listener was taken off. Those that are there stay as they are. */
  renew(): void;
  removeAll(): void;
}

/** The list is walked by index: iteration is the page's to replace. */
export function createListeners(scope: Window & typeof globalThis): Listeners {
  const add = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const remove = nativeMethod(scope.EventTarget.prototype, 'removeEventListener');
  let added: { readonly target: EventTarget; readonly type: string; readonly listener: (event: Event) => void }[] = [];
  const options = { capture: true, passive: true };
  return {
    listen: (target, type, listener) => {
      add(target, type, listener, options);
      added[added.length] = { target, type, listener };
    },
    renew: () => {
      for (let at = 0; at < added.length; at += 1) {
        const one = added[at];
        if (one) add(one.target, one.type, one.listener, options);
      }
    },
    removeAll: () => {
      for (const { target, type, listener } of added) remove(target, type, listener, options);
      added = [];
    },
  };
}
