import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { readOwn } from '../hook/read-own.ts';
import type { StoreSource } from '../store/store-source.ts';

export interface PageApiOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly onStore: (source: StoreSource) => void;
  /** `null`: nobody is logged in. */
  readonly onIdentity: (who: string | null) => void;
  readonly onMark: (text: string) => void;
}

const { apply } = Reflect;
const KEY = '__DRIFTSCOPE__';
const marker: unique symbol = Symbol.for('driftscope.recorder');

/** Whether a recorder is in this page already. */
export function isInstalled(scope: Window & typeof globalThis): boolean {
  const present = readOwn(scope, KEY);
  return typeof present === 'object' && present !== null && Object.hasOwn(present, marker);
}

/** Puts `window.__DRIFTSCOPE__` there, by which an app may help. Wrong arguments do nothing: an app must not break on us. */
export function installPageApi({ scope, instruments, guard, onStore, onIdentity, onMark }: PageApiOptions): void {
  const api = {
    registerStore: guard.wrap((name: unknown, store: unknown) => {
      const source = typeof name === 'string' && sourceOf(name, store);
      if (source) onStore(source);
    }),
    identify: guard.wrap((id: unknown) => {
      if (id === null || id === undefined) onIdentity(null);
      else if ((typeof id === 'string' && id !== '') || typeof id === 'number') onIdentity(String(id));
    }),
    mark: guard.wrap((text: unknown) => {
      if (typeof text === 'string') onMark(text.slice(0, 1000));
    }),
    [marker]: true,
  };
  instruments.property(scope, KEY, Object.freeze(api));
}

function sourceOf(name: string, store: unknown): StoreSource | undefined {
  if ((typeof store !== 'object' && typeof store !== 'function') || store === null) return undefined;
  if (!('getState' in store) || !('subscribe' in store)) return undefined;
  const { getState, subscribe } = store;
  if (typeof getState !== 'function' || typeof subscribe !== 'function') return undefined;
  return {
    identity: getState,
    library: 'custom',
    via: 'registerStore',
    handle: store,
    name: name.slice(0, 100),
    getState: () => apply(getState, store, []),
    subscribe: (listener) => apply(subscribe, store, [listener]),
  };
}
