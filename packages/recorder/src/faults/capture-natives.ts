import { nativeMethod } from '../hook/native.ts';
import { readPath } from '../hook/read-own.ts';
import type { FaultSeam } from './fault-seam.ts';

/** What faults call, before any of it is watched. `undefined`: the page has them otherwise than browsers do, or not at all. */
export function captureNatives(scope: Window & typeof globalThis): FaultSeam['natives'] | undefined {
  if (!hasMethod(scope.WebSocket, 'close') || !hasMethod(scope.XMLHttpRequest, 'open')) return undefined;
  return {
    closeSocket: nativeMethod(scope.WebSocket.prototype, 'close'),
    openRequest: nativeMethod(scope.XMLHttpRequest.prototype, 'open'),
  };
}

/** @param made a class of the browser's; other extensions take some of them away. */
const hasMethod = (made: { readonly prototype?: unknown } | undefined, key: string): boolean =>
  typeof readPath(made?.prototype, key) === 'function';
