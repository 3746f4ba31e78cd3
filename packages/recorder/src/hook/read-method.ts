import { readOwn } from './read-own.ts';

/**
 * A method of a foreign object, its own or inherited, ready to be called. Accessors are not run.
 * `undefined` where there is none.
 */
export function readMethod(owner: unknown, key: PropertyKey): ((...args: unknown[]) => unknown) | undefined {
  let holder = owner;
  while ((typeof holder === 'object' || typeof holder === 'function') && holder !== null) {
    if (Object.hasOwn(holder, key)) {
      const method = readOwn(holder, key);
      return typeof method === 'function' ? (...args) => Reflect.apply(method, owner, args) : undefined;
    }
    holder = Reflect.getPrototypeOf(holder);
  }
  return undefined;
}
