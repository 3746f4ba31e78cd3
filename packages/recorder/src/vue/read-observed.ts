import { readOwn } from '../hook/read-own.ts';

/**
 * Reads a field of what Vue 2 observes. It turned each into an accessor of its own, with the value hidden behind; of what it does
 * not observe no accessor is run.
 */
export function readObserved(owner: object, key: string): unknown {
  return Object.hasOwn(owner, '__ob__') ? Reflect.get(owner, key) : readOwn(owner, key);
}
