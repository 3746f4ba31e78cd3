import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { WorkerMessage } from '../worker/worker-message.ts';
import type { Addresses } from './addresses.ts';
import { ownerOf } from './owner-of.ts';

export interface RepairOptions {
  readonly scope: typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly addresses: Addresses;
  readonly say: (message: WorkerMessage) => void;
}

type Change = (args: readonly unknown[]) => readonly unknown[] | undefined;

const { getPrototypeOf } = Reflect;
const { isArray } = Array;

const partsOfLocation = [
  'href',
  'origin',
  'protocol',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const;
const cacheCalls = ['match', 'matchAll', 'add', 'put', 'delete', 'keys'];

/** Lets `location` be what it would be, and relative addresses mean what they would, in all that takes one. */
export function repairAddresses({ scope, instruments, guard, addresses, say }: RepairOptions): void {
  const { absolute, first, own } = addresses;

  for (const part of partsOfLocation) instruments.property(scope.location, part, own[part]);
  instruments.property(scope.location, 'toString', () => own.href);

  /** The browser names the script that a request is of only where it has an address. */
  const referred = (init: unknown): unknown => {
    if (init === undefined) return { referrer: own.href };
    if (typeof init !== 'object' || init === null || getPrototypeOf(init) !== Object.prototype) return init;
    return 'referrer' in init ? init : { __proto__: init, referrer: own.href };
  };
  /** A request that was made before keeps what it says. */
  const fromHere: Change = ([input, init, ...rest]) =>
    typeof input === 'string' || input instanceof scope.URL ? [absolute(input), referred(init), ...rest] : undefined;

  const calls = (owner: object | undefined, keys: readonly string[], change: Change) => {
    for (const key of keys) {
      if (!owner || !(key in owner)) continue;
      instruments.method(owner, key, guard, {
        divert: (args) => {
          const changed = change(args);
          return changed && ((original) => original(changed));
        },
      });
    }
  };
  calls(ownerOf(scope, 'importScripts'), ['importScripts'], (args) => args.map(absolute));
  calls(ownerOf(scope, 'fetch'), ['fetch'], fromHere);
  calls(scope.XMLHttpRequest.prototype, ['open'], ([method, url, ...rest]) => [method, absolute(url), ...rest]);
  // Absent where the page is no secure context.
  if ('Cache' in scope) {
    calls(scope.Cache.prototype, cacheCalls, first);
    calls(scope.Cache.prototype, ['addAll'], ([list]) => (isArray(list) ? [list.map(absolute)] : undefined));
    calls(scope.CacheStorage.prototype, ['match'], first);
  }
  calls(scope.Response, ['redirect'], first);

  instruments.construction(scope, 'Request', guard, nothing, fromHere);
  instruments.construction(scope, 'EventSource', guard, nothing, first);
  const started = (_worker: object, [address]: readonly unknown[]) => {
    const url = absolute(address instanceof scope.URL ? address.href : address);
    say({ kind: 'nested', url: typeof url === 'string' ? url : undefined });
  };
  // Not in every browser.
  if ('Worker' in scope) instruments.construction(scope, 'Worker', guard, started, first);
}

const nothing = () => undefined;
