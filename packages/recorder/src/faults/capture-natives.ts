import { nativeMethod } from '../hook/native.ts';
import { readOwn } from '../hook/read-own.ts';
import type { FaultSeam } from './fault-seam.ts';

/** What faults call, before any of it is watched. `undefined`: the page has them otherwise than browsers do. */
export function captureNatives({
  WebSocket,
  XMLHttpRequest,
}: Window & typeof globalThis): FaultSeam['natives'] | undefined {
  const isThere = (owner: object, key: string) => typeof readOwn(owner, key) === 'function';
  if (!isThere(WebSocket.prototype, 'close') || !isThere(XMLHttpRequest.prototype, 'open')) return undefined;
  return {
    closeSocket: nativeMethod(WebSocket.prototype, 'close'),
    openRequest: nativeMethod(XMLHttpRequest.prototype, 'open'),
  };
}
