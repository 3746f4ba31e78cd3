import { nativeMethod } from './native.ts';

export type Listen = (target: EventTarget, type: string, listener: (event: Event) => void) => void;

export interface Listeners {
  /** Listens in the capture phase, passively, by the built-in as it was at the start. */
  readonly listen: Listen;
  removeAll(): void;
}

export function createListeners(scope: Window & typeof globalThis): Listeners {
  const add = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const remove = nativeMethod(scope.EventTarget.prototype, 'removeEventListener');
  const added: (() => void)[] = [];
  const options = { capture: true, passive: true };
  return {
    listen: (target, type, listener) => {
      add(target, type, listener, options);
      added.push(() => remove(target, type, listener, options));
    },
    removeAll: () => {
      for (const undo of added.splice(0)) undo();
    },
  };
}
